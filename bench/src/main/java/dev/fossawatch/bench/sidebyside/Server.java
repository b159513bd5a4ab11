package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that listens on a port, until it is closed. */
public final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final int port;
  private final Path log;

  private Server(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts the process and returns when its port is open. */
  public static Server start(
      List<String> command, Map<String, String> environment, int port, Path log)
      throws IOException, InterruptedException, FailedRun {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Server server = new Server(builder.start(), port, log);
    Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroy));
    server.awaitOpen();
    return server;
  }

  private void awaitOpen() throws IOException, InterruptedException, FailedRun {
    long start = System.nanoTime();
    while (!isOpen()) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        close();
        throw new FailedRun("a server did not start:\n" + Files.readString(log));
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isOpen() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Processor time the process has used so far, in user and in kernel mode. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Resident memory. */
  public long residentKib() throws IOException, FailedRun {
    return new ProcessMemory(process.pid()).residentKib();
  }

  /** Heap that survives a full collection, which this triggers; of a Java process. */
  public long liveHeapKib() throws IOException, InterruptedException, FailedRun {
    return new ProcessMemory(process.pid()).liveHeapKib();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
