package dev.fossawatch.core.time;

import java.time.Instant;

/**
 * Wall-clock and monotonic time in one seam. Everything else receives time from here, so that every
 * decision which depends on time can be tested as a table. Implementations are thread-safe.
 */
public interface TimeSource {

  /** Wall-clock time in milliseconds since 1970-01-01T00:00:00Z; may jump. */
  long millis();

  /** Monotonic time in nanoseconds from an arbitrary origin; only differences have a meaning. */
  long nanos();

  /** Wall-clock time with millisecond precision. */
  default Instant now() {
    return Instant.ofEpochMilli(millis());
  }

  /** The clock of this machine. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
