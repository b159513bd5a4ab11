package dev.fossawatch.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has changed.
 *
 * @param steps its statements, in order
 * @param bytes about how much memory they take
 */
record Recorded(List<Step> steps, long bytes) {
  record Step(Sql sql, @Nullable Object[] parameters) {}

  void repeat(Session session) throws StoreException {
    for (Step step : steps) {
      session.execute(step.sql(), step.parameters());
    }
  }
}
