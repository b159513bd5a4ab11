package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.Durations;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The time a selector looks at, where it is not the time of evaluation.
 *
 * @param at the fixed time, null if there is none
 * @param offsetMillis how much earlier than that; negative is later
 */
public record Shift(@Nullable At at, long offsetMillis) {
  /** No shift. */
  public static final Shift NONE = new Shift(null, 0);

  /** A fixed time. */
  public sealed interface At {}

  /** {@code @ 1234.5}. */
  public record Time(long millis) implements At {
    @Override
    public String toString() {
      return BigDecimal.valueOf(millis, 3).toPlainString();
    }
  }

  /** {@code @ start()} or {@code @ end()}: the first or last step of the whole query. */
  public enum Edge implements At {
    /** The first step. */
    START,
    /** The last step. */
    END;

    @Override
    public String toString() {
      return this == START ? "start()" : "end()";
    }
  }

  Shift at(At newAt) {
    return new Shift(newAt, offsetMillis);
  }

  Shift offset(long newOffset) {
    return new Shift(at, newOffset);
  }

  /** As it follows a selector. */
  @Override
  public String toString() {
    String fixed = at == null ? "" : " @ " + at;
    if (offsetMillis == 0) {
      return fixed;
    }
    String sign = offsetMillis < 0 ? "-" : "";
    return fixed + " offset " + sign + Durations.format(Math.abs(offsetMillis));
  }
}
