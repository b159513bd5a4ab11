package dev.fossawatch.bench;

import dev.fossawatch.core.internal.InternalErrors;

/** What would make a benchmark look fast: faults that were swallowed on the way. */
final class Faults {
  private Faults() {}

  static void requireNone(InternalErrors errors) {
    if (!errors.counts().isEmpty()) {
      throw new AssertionError("faults inside the benchmark: " + errors.counts());
    }
  }
}
