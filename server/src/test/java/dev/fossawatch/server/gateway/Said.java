package dev.fossawatch.server.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A message of HTTP/1 as it came.
 *
 * @param head start line and fields, up to and with the empty line
 * @param body its body, without the framing of chunks
 */
record Said(String head, String body) {
  /** A head of these lines. */
  static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  String startLine() {
    return head.substring(0, head.indexOf("\r\n"));
  }

  int status() {
    return Integer.parseInt(startLine().split(" ", 3)[1]);
  }

  /** The field lines as they came. */
  List<String> fields() {
    String[] lines = head.split("\r\n", -1);
    return Arrays.asList(lines).subList(1, lines.length - 2);
  }

  /** The values of the fields of a name, in any case, in their order. */
  List<String> values(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ": ";
    return fields().stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }
}
