package dev.fossawatch.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class ManualTime implements TimeSource {
  private final AtomicLong millis;
  private final AtomicLong nanos = new AtomicLong();

  public ManualTime() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  public ManualTime(Instant start) {
    millis = new AtomicLong(start.toEpochMilli());
  }

  /** Moves both clocks forward together. */
  public void advance(Duration step) {
    millis.addAndGet(step.toMillis());
    nanos.addAndGet(step.toNanos());
  }

  @Override
  public long millis() {
    return millis.get();
  }

  @Override
  public long nanos() {
    return nanos.get();
  }
}
