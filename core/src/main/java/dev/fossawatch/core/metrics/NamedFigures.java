package dev.fossawatch.core.metrics;

import dev.fossawatch.core.internal.InternalErrors;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A meter with one label whose figures another package owns and hands over as a map. A supplier
 * that fails yields no samples and is recorded. Thread-safe if the supplier is.
 */
final class NamedFigures {
  /** Values of the label shown at most; those that sort after them are left out. */
  private static final int MAX_VALUES = 1_000;

  private final String name;
  private final Supplier<Map<String, Double>> supplier;
  private final InternalErrors errors;

  NamedFigures(String name, Supplier<Map<String, Double>> supplier, InternalErrors errors) {
    this.name = name;
    this.supplier = supplier;
    this.errors = errors;
  }

  /** Hands each label value and its figure to the consumer. */
  void forEach(BiConsumer<String, Double> consumer) {
    try {
      supplier.get().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .limit(MAX_VALUES)
          .forEach(figure -> consumer.accept(figure.getKey(), figure.getValue()));
    } catch (RuntimeException fault) {
      errors.record("metrics." + name, fault);
    }
  }
}
