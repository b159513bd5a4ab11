package dev.fossawatch.core.store;

import dev.fossawatch.core.time.TimeSource;
import java.time.Duration;

/** When a question has taken too long. Set by the thread that asks, looked at while it waits. */
final class Deadline {
  private final TimeSource time;
  private boolean set;
  private long ends;

  Deadline(TimeSource time) {
    this.time = time;
  }

  void set(Duration limit) {
    ends = time.nanos() + limit.toNanos();
    set = true;
  }

  void clear() {
    set = false;
  }

  boolean passed() {
    return set && time.nanos() - ends > 0;
  }
}
