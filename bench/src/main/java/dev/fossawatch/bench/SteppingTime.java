package dev.fossawatch.bench;

import dev.fossawatch.core.time.TimeSource;

/** A clock that moves on by a second when it is told to. */
final class SteppingTime implements TimeSource {
  private long millis;

  void step() {
    millis += 1_000;
  }

  @Override
  public long millis() {
    return millis;
  }

  @Override
  public long nanos() {
    return millis * 1_000_000;
  }
}
