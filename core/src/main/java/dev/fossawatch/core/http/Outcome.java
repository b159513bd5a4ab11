package dev.fossawatch.core.http;

import java.util.Locale;

/** How an exchange ended, as seen by the one who watches over the application. */
public enum Outcome {
  /** Answered with a status below 400, or upgraded to another protocol. */
  OK,
  /** Answered with 400 to 499. */
  CLIENT_ERROR,
  /** Answered with 500 or more, or the application failed without an answer. */
  ERROR,
  /** The client went away before the answer was complete: neither a success nor an error. */
  ABORTED;

  /** The value of the {@code outcome} label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
