package dev.fossawatch.promql.parser;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What many series become one, or few, by. */
public enum AggregateOp {
  /** Their sum. */
  SUM,
  /** Their mean. */
  AVG,
  /** How many there are. */
  COUNT,
  /** The smallest. */
  MIN,
  /** The largest. */
  MAX,
  /** One. */
  GROUP,
  /** The standard deviation. */
  STDDEV,
  /** The variance. */
  STDVAR,
  /** The k largest. */
  TOPK(ValueType.SCALAR),
  /** The k smallest. */
  BOTTOMK(ValueType.SCALAR),
  /** How many there are of each value. */
  COUNT_VALUES(ValueType.STRING),
  /** A quantile. */
  QUANTILE(ValueType.SCALAR),
  /** Any k of them; experimental. */
  LIMITK(ValueType.SCALAR),
  /** A share of them; experimental. */
  LIMIT_RATIO(ValueType.SCALAR);

  private final @Nullable ValueType param;

  AggregateOp() {
    this(null);
  }

  AggregateOp(@Nullable ValueType param) {
    this.param = param;
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of its parameter, null if it takes none. */
  public @Nullable ValueType param() {
    return param;
  }

  /** Whether Prometheus has it behind a feature flag. */
  public boolean experimental() {
    return this == LIMITK || this == LIMIT_RATIO;
  }
}
