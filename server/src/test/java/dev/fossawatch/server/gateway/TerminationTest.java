package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program is told to end while it is busy. */
class TerminationTest {
  private static final int CLIENTS = 8;
  private static final int BEFORE_THE_SIGNAL = 400;

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();

  @TempDir Path directory = Path.of("");

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noRequestUnderWayIsLost() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(this::answerSlowly)) {
      int port = freePort();
      Process program = serve(upstream.url(), port);
      try {
        Eventually.holds("it takes traffic", () -> isUp(program, port));
        List<Thread> clients = startClients(port);
        Eventually.holds("it is busy", () -> answered.size() > BEFORE_THE_SIGNAL);

        program.destroy();

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        for (Thread client : clients) {
          client.join();
        }
      } finally {
        program.destroyForcibly();
      }
    }
    assertThat(taken).isNotEmpty().isSubsetOf(answered);
  }

  private Process serve(String upstream, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.fossawatch.server.Main",
            "serve",
            "--upstream",
            upstream,
            "--host",
            "127.0.0.1",
            "--port",
            "" + port,
            "--admin-port",
            "0",
            "--data-dir",
            directory.resolve("data").toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("said").toFile())
        .start();
  }

  private boolean isUp(Process program, int port) throws IOException {
    if (!program.isAlive()) {
      throw new IOException(Files.readString(directory.resolve("said")));
    }
    try {
      return Line.get(port, "/up").status() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  private List<Thread> startClients(int port) {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread client = new Thread(() -> askUntilRefused(port));
      client.start();
      clients.add(client);
    }
    return clients;
  }

  /** Uses each connection until it is told that it is the last answer, then makes another. */
  private void askUntilRefused(int port) {
    try {
      while (true) {
        try (Line client = Line.to(port)) {
          askUntilLast(client);
        }
      }
    } catch (IOException refused) {
      // The program takes no more connections.
    }
  }

  private void askUntilLast(Line client) throws IOException {
    Message answer;
    do {
      String target = "/" + requests.incrementAndGet();
      client.send("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
      answer = client.answerOrEnd();
      if (answer == null) {
        throw new SocketException("closed");
      }
      if (answer.status() == 200 && answer.body().equals("GET " + target)) {
        answered.add(target);
      }
    } while (!"close".equals(answer.header("Connection")));
  }

  private void answerSlowly(Line connection) throws IOException {
    InputStream in = connection.in();
    for (Message m = Message.request(in); m != null; m = Message.request(in)) {
      if (!m.target().equals("/up")) {
        taken.add(m.target());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      String body = "GET " + m.target();
      String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
      connection.send(head + body);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
