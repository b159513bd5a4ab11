package dev.fossawatch.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that shares this one's terminal and does not outlive it. */
final class ChildProcess {
  private static final long PATIENCE_SECONDS = 15;

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a command. When this process is told to end, the child is told too, and waited for.
   *
   * @throws IOException when it cannot be started
   */
  static ChildProcess start(List<String> command) throws IOException {
    ChildProcess child = new ChildProcess(new ProcessBuilder(command).inheritIO().start());
    Runtime.getRuntime().addShutdownHook(new Thread(child::end, "end-child"));
    return child;
  }

  /** Its exit code, once it has ended. */
  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Asks it to end; kills it when it does not. */
  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
    }
  }
}
