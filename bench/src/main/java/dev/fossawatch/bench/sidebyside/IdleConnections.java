package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that have asked once and then say nothing. */
final class IdleConnections implements AutoCloseable {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final List<Socket> sockets = new ArrayList<>();

  /** Opens them one after the other; each is answered. */
  static IdleConnections open(int port, int number) throws IOException, FailedRun {
    IdleConnections opened = new IdleConnections();
    for (int i = 0; i < number; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      opened.sockets.add(socket);
      ask(socket);
    }
    return opened;
  }

  /** Asks once more on each of them: a connection that was given up fails the run. */
  void requireAlive() throws IOException, FailedRun {
    for (Socket socket : sockets) {
      ask(socket);
    }
  }

  private static void ask(Socket socket) throws IOException, FailedRun {
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(REQUEST);
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new FailedRun("an idle connection was closed");
      }
      head.append((char) octet);
    }
    in.readNBytes(bodyLength(head.toString()));
  }

  private static int bodyLength(String head) throws FailedRun {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElseThrow(() -> new FailedRun("an answer without a length:\n" + head));
  }

  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException nothingLost) {
        System.err.println(
            "an idle connection was not closed cleanly: " + nothingLost.getMessage());
      }
    }
  }
}
