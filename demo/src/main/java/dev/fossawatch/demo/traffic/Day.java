package dev.fossawatch.demo.traffic;

import dev.fossawatch.core.time.TimeSource;

/** A day of ten minutes: busy and quiet hours follow each other as a wave. Thread-safe. */
final class Day {
  private static final double NANOS = 600e9;
  private static final double SWING = 0.5;

  private final TimeSource time;
  private final long dawn;

  Day(TimeSource time) {
    this.time = time;
    this.dawn = time.nanos();
  }

  /** How busy it is now: 1 on average, 0.5 at night, 1.5 at noon. */
  double activity() {
    return 1 + SWING * Math.sin(2 * Math.PI * (time.nanos() - dawn) / NANOS);
  }
}
