package dev.fossawatch.server.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server whose connections do what a test says, each on a thread of its own. */
final class WireServer implements AutoCloseable {
  /** What is done with a connection; it is closed afterwards. */
  @FunctionalInterface
  interface Script {
    void run(Socket connection) throws IOException;
  }

  private final ServerSocket listening;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private WireServer(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
  }

  static WireServer start(Script script) throws IOException {
    return start(0, script);
  }

  static WireServer start(int port, Script script) throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
    WireServer server = new WireServer(listening, script);
    server.threads.execute(server::accept);
    return server;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        open.add(connection);
        if (listening.isClosed()) {
          connection.close(); // it came while we were closing, and was not seen there
          return;
        }
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      script.run(connection);
    } catch (IOException gone) {
      // The gateway closed the connection, or the test is over.
    } finally {
      open.remove(connection);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket connection : open) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
