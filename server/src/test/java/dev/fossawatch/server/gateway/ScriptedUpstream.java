package dev.fossawatch.server.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An upstream that answers what a test tells it to, byte by byte, and keeps what it was asked. */
final class ScriptedUpstream implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;
  private static final int BACKLOG = 1_000;

  /** What happens with a request whose head was read. */
  @FunctionalInterface
  interface Script {
    void answer(String head, Line line) throws IOException;
  }

  /** What is done with a connection; it is closed afterwards. */
  @FunctionalInterface
  interface Behaviour {
    void run(Line line) throws IOException;
  }

  private final ServerSocket listening;
  private final Behaviour behaviour;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();

  private ScriptedUpstream(ServerSocket listening, @Nullable Script script, Behaviour otherwise) {
    this.listening = listening;
    behaviour = script == null ? otherwise : line -> answer(line, script);
  }

  /** One that does as it likes with each connection, and reads for itself. */
  static ScriptedUpstream behaving(Behaviour behaviour) throws IOException {
    return behaving(0, behaviour);
  }

  static ScriptedUpstream behaving(int port, Behaviour behaviour) throws IOException {
    return listening(InetAddress.getLoopbackAddress(), port, null, behaviour);
  }

  /** One that reads each request whole and then answers it with these bytes. */
  static ScriptedUpstream answering(String answer) throws IOException {
    return start(
        (head, line) -> {
          line.body(head);
          line.send(answer);
        });
  }

  static ScriptedUpstream start(Script script) throws IOException {
    return start(0, script);
  }

  static ScriptedUpstream start(int port, Script script) throws IOException {
    return start(InetAddress.getLoopbackAddress(), port, script);
  }

  static ScriptedUpstream start(InetAddress address, int port, Script script) throws IOException {
    return listening(address, port, script, line -> {});
  }

  private static ScriptedUpstream listening(
      InetAddress address, int port, @Nullable Script script, Behaviour otherwise)
      throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(address, port), BACKLOG);
    ScriptedUpstream started = new ScriptedUpstream(listening, script, otherwise);
    started.threads.execute(started::accept);
    return started;
  }

  private void accept() {
    try {
      while (true) {
        Socket accepted = listening.accept();
        open.add(accepted);
        if (listening.isClosed()) {
          accepted.close(); // it came while we were closing, and was not seen there
          return;
        }
        connections.incrementAndGet();
        threads.execute(() -> serve(accepted));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket accepted) {
    try (Line line = new Line(accepted)) {
      behaviour.run(line);
    } catch (IOException gone) {
      // The gateway went away, as it may.
    } finally {
      open.remove(accepted);
    }
  }

  private void answer(Line line, Script script) throws IOException {
    for (String head = line.head(); !head.isEmpty(); head = line.head()) {
      requests.incrementAndGet();
      said.add(new Said(head, ""));
      script.answer(head, line);
      if (line.socket().isClosed()) {
        return;
      }
    }
  }

  String url() {
    String literal = listening.getInetAddress().getHostAddress();
    return "http://" + (literal.indexOf(':') < 0 ? literal : '[' + literal + ']') + ':' + port();
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How many connections were made to it. */
  int connections() {
    return connections.get();
  }

  /** How many of them are open. */
  int openConnections() {
    return open.size();
  }

  /** How many requests it was sent since {@link #forget}. */
  int requests() {
    return requests.get();
  }

  /** The head of the next request it was sent. */
  Said next() throws InterruptedException {
    Said next = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was asked");
    }
    return next;
  }

  /** Forgets what it was asked. */
  void forget() {
    said.clear();
    requests.set(0);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket each : open) {
      each.close();
    }
    threads.shutdownNow();
  }
}
