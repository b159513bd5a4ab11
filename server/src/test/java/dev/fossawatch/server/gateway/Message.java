package dev.fossawatch.server.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message of HTTP/1.1 as it was on the wire, read by a reader that knows one grammar only: lines
 * end in CR LF, names are tokens, lengths plain numbers, chunks without extensions.
 *
 * @param start the request line or status line
 * @param headers values by name in lower case, in the order received
 * @param body chunks joined
 * @param trailers values by name in lower case
 */
record Message(
    String start,
    Map<String, List<String>> headers,
    String body,
    Map<String, List<String>> trailers) {
  private static final String NAME = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";

  /** Bytes that are no such message, or end before it does. */
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
      super(message);
    }
  }

  /** The next request; null where the other side closed the connection before it began. */
  static @Nullable Message request(InputStream in) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    if (!start.matches("[^ \\t]+ [^ \\t]+ HTTP/1\\.1")) {
      throw new MalformedException("request line: " + start);
    }
    Map<String, List<String>> headers = fields(in);
    return rest(in, start, headers, false);
  }

  /** The next final response; null where the other side closed the connection before it began. */
  static @Nullable Message response(InputStream in, boolean bodiless) throws IOException {
    while (true) {
      String start = line(in);
      if (start == null) {
        return null;
      }
      Map<String, List<String>> headers = fields(in);
      boolean interim = start.startsWith("HTTP/1.1 1") && !start.startsWith("HTTP/1.1 101");
      if (!interim) {
        boolean none = bodiless || start.matches("HTTP/1.. (204|304|101)( .*)?");
        return none ? new Message(start, headers, "", Map.of()) : rest(in, start, headers, true);
      }
    }
  }

  private static Message rest(
      InputStream in, String start, Map<String, List<String>> headers, boolean untilClose)
      throws IOException {
    List<String> lengths = headers.getOrDefault("content-length", List.of());
    List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
    if (lengths.size() + codings.size() > 1) {
      throw new MalformedException("two framings: " + headers);
    }
    if (!codings.isEmpty()) {
      return chunked(in, start, headers, codings.get(0));
    }
    if (lengths.isEmpty()) {
      String body = untilClose ? latin(in.readAllBytes()) : "";
      return new Message(start, headers, body, Map.of());
    }
    if (!lengths.get(0).matches("0|[1-9][0-9]{0,15}")) {
      throw new MalformedException("length: " + lengths);
    }
    return new Message(start, headers, exactly(in, Long.parseLong(lengths.get(0))), Map.of());
  }

  private static Message chunked(
      InputStream in, String start, Map<String, List<String>> headers, String coding)
      throws IOException {
    if (!coding.equals("chunked")) {
      throw new MalformedException("coding: " + coding);
    }
    StringBuilder body = new StringBuilder();
    while (true) {
      String size = line(in);
      if (size == null || !size.matches("[0-9a-fA-F]{1,8}")) {
        throw new MalformedException("chunk size: " + size);
      }
      int bytes = Integer.parseUnsignedInt(size, 16);
      if (bytes == 0) {
        return new Message(start, headers, body.toString(), fields(in));
      }
      body.append(exactly(in, bytes));
      if (!"".equals(line(in))) {
        throw new MalformedException("a chunk does not end where it should");
      }
    }
  }

  private static Map<String, List<String>> fields(InputStream in) throws IOException {
    Map<String, List<String>> fields = new TreeMap<>();
    for (String line = line(in); !"".equals(line); line = line(in)) {
      if (line == null || !line.matches(NAME + ":[\\t\\x20-\\x7e\\x80-\\xff]*")) {
        throw new MalformedException("field: " + line);
      }
      int colon = line.indexOf(':');
      fields
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return fields;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0 && line.size() == 0) {
        return null;
      }
      if (octet < 0) {
        throw new MalformedException("ends in: " + latin(line.toByteArray()));
      }
      line.write(octet);
    }
    String text = latin(line.toByteArray());
    if (!text.endsWith("\r")) {
      throw new MalformedException("bare line feed after: " + text);
    }
    return text.substring(0, text.length() - 1);
  }

  private static String exactly(InputStream in, long bytes) throws IOException {
    byte[] body = in.readNBytes((int) bytes);
    if (body.length < bytes) {
      throw new MalformedException("ends after " + body.length + " of " + bytes + " bytes");
    }
    return latin(body);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  String method() {
    return start.substring(0, start.indexOf(' '));
  }

  String target() {
    return start.substring(start.indexOf(' ') + 1, start.lastIndexOf(' '));
  }

  int status() {
    return Integer.parseInt(start.substring(9, 12));
  }

  /** The first value of a header; null if absent. */
  @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null ? null : values.get(0);
  }
}
