package dev.fossawatch.bench.faults;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that asks and reads whole answers. One thread. */
final class GoodClient implements AutoCloseable {
  /** A client that has waited for so long goes away. */
  private static final int PATIENCE_MILLIS = 5_000;

  private final Socket socket;
  private final InputStream in;
  private boolean usable = true;

  private GoodClient(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
  }

  static GoodClient connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new GoodClient(socket);
  }

  /** Asks for a path; returns the status of the answer. */
  int ask(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: shop.example\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String head = head();
    String fields = head.toLowerCase(Locale.ROOT);
    int length = fields.indexOf("\r\ncontent-length: ") + 18;
    in.skipNBytes(Long.parseLong(fields.substring(length, fields.indexOf("\r\n", length))));
    usable = !fields.contains("\r\nconnection: close");
    return Integer.parseInt(head.split(" ", 3)[1]);
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("closed within " + head);
      }
      head.append((char) octet);
    }
    return head.toString();
  }

  /** Whether it can ask once more. */
  boolean isUsable() {
    return usable;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
