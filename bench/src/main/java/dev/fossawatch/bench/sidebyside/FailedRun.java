package dev.fossawatch.bench.sidebyside;

/** The run cannot give figures to be believed; the message says why to a reader of the console. */
public final class FailedRun extends Exception {
  private static final long serialVersionUID = 1;

  public FailedRun(String message) {
    super(message);
  }
}
