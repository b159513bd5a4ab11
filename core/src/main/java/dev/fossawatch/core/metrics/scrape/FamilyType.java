package dev.fossawatch.core.metrics.scrape;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of metrics both formats know, and which endings of the name their samples have. */
enum FamilyType {
  COUNTER,
  GAUGE,
  HISTOGRAM,
  SUMMARY,
  UNTYPED,
  UNKNOWN,
  INFO,
  STATESET,
  GAUGEHISTOGRAM;

  /** Every ending that a sample may have beside its metric's name. */
  static final List<String> ENDINGS =
      List.of("_bucket", "_count", "_sum", "_created", "_total", "_info", "_gcount", "_gsum");

  /** The type a {@code TYPE} line names; empty where the format has none of this name. */
  static Optional<FamilyType> named(String word, Format format) {
    for (FamilyType type : values()) {
      if (type.word().equals(word) && type.isOf(format)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Its name in both formats. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private boolean isOf(Format format) {
    return switch (this) {
      case COUNTER, GAUGE, HISTOGRAM, SUMMARY -> true;
      case UNTYPED -> format == Format.TEXT;
      case UNKNOWN, INFO, STATESET, GAUGEHISTOGRAM -> format == Format.OPEN_METRICS;
    };
  }

  /** Whether a sample of this type may have the metric's name with this ending. */
  boolean takes(String ending) {
    return switch (this) {
      case COUNTER -> List.of("", "_total", "_created").contains(ending);
      case GAUGE, UNTYPED, UNKNOWN, STATESET -> ending.isEmpty();
      case HISTOGRAM -> List.of("_bucket", "_count", "_sum", "_created").contains(ending);
      case SUMMARY -> List.of("", "_count", "_sum", "_created").contains(ending);
      case INFO -> ending.equals("_info");
      case GAUGEHISTOGRAM -> List.of("_bucket", "_gcount", "_gsum").contains(ending);
    };
  }

  /** Whether several samples make one data point. */
  boolean isComposite() {
    return this == HISTOGRAM || this == SUMMARY;
  }
}
