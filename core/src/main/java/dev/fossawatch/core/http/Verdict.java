package dev.fossawatch.core.http;

/** What is to happen to a request. An adapter obeys it and decides nothing itself. */
public sealed interface Verdict {

  /** The request goes on to the application. */
  record Allow() implements Verdict {
    static final Allow INSTANCE = new Allow();
  }

  /**
   * The request is answered with 429.
   *
   * @param retryAfterSeconds seconds until another try makes sense, at least 1
   */
  record Throttle(long retryAfterSeconds) implements Verdict {
    public Throttle {
      if (retryAfterSeconds < 1) {
        throw new IllegalArgumentException("retryAfterSeconds must be at least 1");
      }
    }
  }

  /**
   * The request is answered with 403, without an echo of what it held.
   *
   * @param reason a fixed word for counters and logs, never taken from the request
   */
  record Block(String reason) implements Verdict {}

  /** The verdict of every clean request. */
  static Verdict allow() {
    return Allow.INSTANCE;
  }
}
