package dev.fossawatch.servlet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client that sends requests in batches over one connection, whatever their method and host, and
 * counts the statuses of the answers, none of which may have a body. Not thread-safe.
 */
final class Pipeline implements AutoCloseable {
  private static final int BATCH = 100;
  private static final int TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final BufferedReader answers;
  private final StringBuilder batch = new StringBuilder();
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private int open;

  Pipeline(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    answers =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  void ask(String method, String target, String host) throws IOException {
    batch.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: ");
    batch.append(host).append("\r\n\r\n");
    open++;
    if (open == BATCH) {
      flush();
    }
  }

  /** Sends what was asked and reads all answers. */
  void flush() throws IOException {
    socket.getOutputStream().write(batch.toString().getBytes(StandardCharsets.ISO_8859_1));
    batch.setLength(0);
    for (; open > 0; open--) {
      statuses.merge(status(), 1L, Long::sum);
    }
  }

  /** Reads one answer, whose empty body may come as a length of 0 or as the last chunk alone. */
  private int status() throws IOException {
    String first = line();
    boolean empty = true;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      empty &= !header.startsWith("Content-Length:") || header.endsWith(" 0");
      chunked |= header.equals("Transfer-Encoding: chunked");
    }
    if (!empty || (chunked && !(line() + line()).equals("0"))) {
      throw new IOException("a body after " + first);
    }
    return Integer.parseInt(first.split(" ", 3)[1]);
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("closed after " + statuses);
    }
    return line;
  }

  /** How many answers had each status. */
  Map<Integer, Long> statuses() {
    return statuses;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
