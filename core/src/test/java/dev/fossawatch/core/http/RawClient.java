package dev.fossawatch.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client that sends exactly the bytes it is told to. One connection; not thread-safe. */
public final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  /** Connects to a port of this machine. */
  public static RawClient connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    return new RawClient(socket);
  }

  /** One request without a body, on a connection of its own. */
  public static Reply get(int port, String target, String... headers) throws IOException {
    return ask(port, "GET", target, new byte[0], headers);
  }

  /** One request with a body of known length, on a connection of its own. */
  public static Reply post(
      int port, String target, String contentType, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type: " + contentType;
    all[1] = "Content-Length: " + bytes.length;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return ask(port, "POST", target, bytes, all);
  }

  /** One request with a form body. */
  public static Reply post(int port, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    String[] lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue())
            .toArray(String[]::new);
    return ask(port, "POST", target, body, lines);
  }

  /** One request with the given method, on a connection of its own. */
  public static Reply ask(int port, String method, String target, byte[] body, String... headers)
      throws IOException {
    try (RawClient client = connect(port)) {
      client.head(method, target, headers).send(body);
      return client.reply();
    }
  }

  /** Sends a request line and headers; the server is asked to close the connection. */
  public RawClient head(String method, String target, String... headers) throws IOException {
    StringBuilder head =
        new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head.append("\r\n").toString());
  }

  /** Sends text as ISO-8859-1. */
  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes. */
  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads until the server closes the connection. */
  public Reply reply() throws IOException {
    return Reply.parse(socket.getInputStream().readAllBytes());
  }

  /** Reads until the server closes the connection, whatever comes. */
  public String received() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Reads until the received text ends with these characters. */
  public String readUntil(String end) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("closed after: " + text);
      }
      text.append((char) octet);
    }
    return text.toString();
  }

  /** Goes away as a client that crashed does: the server's next write meets a reset connection. */
  public void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
