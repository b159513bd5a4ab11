package dev.fossawatch.server;

/** Where {@code fossawatch} begins. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(CommandLines.of(System.getenv()).execute(args));
  }
}
