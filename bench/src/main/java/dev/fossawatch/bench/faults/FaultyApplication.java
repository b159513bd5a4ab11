package dev.fossawatch.bench.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An application that answers with 1 KB, or with 8 MB where it is asked for them, and misbehaves
 * where a path asks it to; or, once it is told so, whatever it is asked. A thread a connection.
 */
public final class FaultyApplication {
  /** Left to itself, the kernel would take a whole large answer, and nobody would wait. */
  private static final int SEND_BYTES = 128 * 1_024;

  private static final String SHOP = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final byte[] SMALL = answer(1_024);
  private static final byte[] LARGE = answer(8 << 20);
  private static final String FALL = "/fall?";

  private volatile @Nullable Sickness sickness;

  private FaultyApplication() {}

  private static byte[] answer(int bytes) {
    String head = SHOP + "Content-Length: " + bytes + "\r\n\r\n";
    return (head + "x".repeat(bytes)).getBytes(StandardCharsets.US_ASCII);
  }

  /** Listens on the port it is given until it is killed. */
  public static void main(String[] arguments) throws IOException {
    FaultyApplication application = new FaultyApplication();
    ExecutorService threads = Executors.newCachedThreadPool();
    int port = Integer.parseInt(arguments[0]);
    try (ServerSocket listening = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket connection = listening.accept();
        threads.execute(() -> application.serve(connection));
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      connection.setSendBufferSize(SEND_BYTES);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String head = head(in);
      while (!head.isEmpty() && answer(head, in, connection)) {
        head = head(in);
      }
    } catch (IOException gone) {
      // The gateway closed the connection, as it may.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      head.append((char) octet);
      if (octet == '\n' && head.lastIndexOf("\r\n\r\n") == head.length() - 4) {
        return head.toString();
      }
    }
    return "";
  }

  /** Answers a request; returns whether the connection can be used for another. */
  private boolean answer(String head, InputStream in, Socket connection) throws IOException {
    in.skipNBytes(bodyLength(head));
    String target = head.split(" ", 3)[1];
    OutputStream out = connection.getOutputStream();
    if (target.startsWith(FALL)) {
      sickness = named(target.substring(FALL.length()));
      out.write(SMALL);
      return true;
    }
    Sickness asked = sickness == null ? named(target) : sickness;
    if (asked != null) {
      return misbehave(asked, in, connection);
    }
    out.write(target.equals("/large") ? LARGE : SMALL);
    return true;
  }

  private static @Nullable Sickness named(String path) {
    for (Sickness each : Sickness.values()) {
      if (each.path().equals(path)) {
        return each;
      }
    }
    return null;
  }

  private static boolean misbehave(Sickness how, InputStream in, Socket connection)
      throws IOException {
    OutputStream out = connection.getOutputStream();
    switch (how) {
      case HANG -> in.transferTo(OutputStream.nullOutputStream());
      case RESET -> connection.setSoLinger(true, 0);
      case GARBAGE -> out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
      case MORE -> {
        byte[] two = new byte[2 * SMALL.length];
        System.arraycopy(SMALL, 0, two, 0, SMALL.length);
        System.arraycopy(SMALL, 0, two, SMALL.length, SMALL.length);
        out.write(two);
      }
    }
    return how == Sickness.MORE;
  }

  private static long bodyLength(String head) {
    String fields = head.toLowerCase(Locale.ROOT);
    int at = fields.indexOf("\r\ncontent-length: ");
    return at < 0 ? 0 : Long.parseLong(fields.substring(at + 18, fields.indexOf("\r\n", at + 2)));
  }

  /** One that runs in another process. */
  record Remote(int port) {
    /** Has it fall ill, or get well. */
    void falls(@Nullable Sickness sickness) throws IOException {
      String path = FALL + (sickness == null ? "well" : sickness.path());
      try (GoodClient client = GoodClient.connect(port)) {
        if (client.ask(path) != 200) {
          throw new IOException("an application cannot be told how to fare");
        }
      }
    }
  }
}
