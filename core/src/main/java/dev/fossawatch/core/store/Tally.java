package dev.fossawatch.core.store;

import dev.fossawatch.core.internal.InternalErrors;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of changes. Thread-safe. */
final class Tally {
  final LongAdder commits = new LongAdder();
  final LongAdder durable = new LongAdder();
  final LongAdder memory = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder lost = new LongAdder();
  private final InternalErrors errors;

  Tally(InternalErrors errors) {
    this.errors = errors;
  }

  void count(Write<?> write, Durability durability) {
    if (write.hasFailed()) {
      failed.increment();
    } else {
      (durability == Durability.DURABLE ? durable : memory).increment();
    }
  }

  /** Counts a change that was promised and cannot be kept. */
  void lose(StoreException why) {
    lost.increment();
    errors.record("store.repeat", why);
  }
}
