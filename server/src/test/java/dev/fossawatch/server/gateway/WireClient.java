package dev.fossawatch.server.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client that writes what it is told and reads whole answers. One connection, one thread. */
final class WireClient implements AutoCloseable {
  static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  private WireClient(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
  }

  static WireClient connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    return new WireClient(socket);
  }

  /** One GET on a connection of its own. */
  static Message get(int port, String target) throws IOException {
    try (WireClient client = connect(port)) {
      client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return client.answer();
    }
  }

  Socket socket() {
    return socket;
  }

  InputStream in() {
    return in;
  }

  WireClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  WireClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** The next answer. */
  Message answer() throws IOException {
    Message answer = answerOrEnd();
    if (answer == null) {
      throw new IOException("closed without an answer");
    }
    return answer;
  }

  /** The next answer; null where the connection was closed instead. */
  @Nullable Message answerOrEnd() throws IOException {
    return Message.response(in, false);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
