package dev.fossawatch.core.http;

/**
 * How much of a readable body is held back before the application sees it.
 *
 * @param bytes bytes held at most, at least 1
 * @param nanos nanoseconds a slow body is held at most, at least 1
 */
public record BodyLimits(int bytes, long nanos) {
  public BodyLimits {
    if (bytes < 1 || nanos < 1) {
      throw new IllegalArgumentException("body limits must be at least 1");
    }
  }
}
