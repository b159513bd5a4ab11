package dev.fossawatch.server;

/** What the process ends with. */
final class ExitCode {
  /** It did what was asked. */
  static final int OK = 0;

  /** It could not do what was asked. */
  static final int FAILED = 1;

  /** It was asked for something it does not know, or its configuration is bad. */
  static final int USAGE = 2;

  /** Nothing is wrong, but something was told that was asked to count. */
  static final int LINT = 3;

  private ExitCode() {}
}
