package dev.fossawatch.server;

/** What happens when this process is told to end. */
final class Ending {
  private Ending() {}

  /**
   * Closes something on SIGTERM or Ctrl+C and ends with {@link ExitCode#OK}, since that is how this
   * process is meant to end; by itself the JVM would tell the number of the signal.
   */
  static void onSignal(RunningGateway running) {
    Runtime runtime = Runtime.getRuntime();
    runtime.addShutdownHook(
        new Thread(
            () -> {
              int code = ExitCode.FAILED;
              try {
                running.close();
                code = ExitCode.OK;
              } finally {
                runtime.halt(code);
              }
            },
            "end"));
  }
}
