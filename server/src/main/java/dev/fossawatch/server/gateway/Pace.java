package dev.fossawatch.server.gateway;

/**
 * Tells who is too slow: over every full stretch of time in which bytes were waited for, at least
 * so many must have come. Time in which the other side was not waited for does not count. One
 * thread.
 */
final class Pace {
  private final long stretchNanos;
  private final long leastBytes;
  private boolean waiting;
  private long sinceNanos;
  private long sinceBytes;

  /**
   * @param bytesPerSecond how many bytes must come on average
   * @param stretchNanos over which stretch of time that is looked at
   */
  Pace(int bytesPerSecond, long stretchNanos) {
    this.stretchNanos = stretchNanos;
    leastBytes = Math.max(1, bytesPerSecond * (stretchNanos / 1_000_000) / 1000);
  }

  /** Nobody is waited for now. */
  void rest() {
    waiting = false;
  }

  /**
   * More bytes are waited for.
   *
   * @param bytes how many have come in all so far
   * @return whether they came too slowly
   */
  boolean isTooSlow(long nowNanos, long bytes) {
    if (!waiting) {
      begin(nowNanos, bytes);
    }
    if (nowNanos - sinceNanos < stretchNanos) {
      return false;
    }
    boolean slow = bytes - sinceBytes < leastBytes;
    begin(nowNanos, bytes);
    return slow;
  }

  private void begin(long nowNanos, long bytes) {
    waiting = true;
    sinceNanos = nowNanos;
    sinceBytes = bytes;
  }
}
