package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.model.Labels;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert whose condition holds, or held until lately.
 *
 * @param labels what identifies it, {@code alertname} among them
 * @param annotations its texts, expanded with the newest value
 * @param value the newest value
 * @param state whether it fires
 * @param activeAtMillis since when the condition has held, milliseconds since 1970
 * @param keptSinceMillis since when it fires without its condition, for {@code keep_firing_for};
 *     null while the condition holds
 */
public record ActiveAlert(
    Labels labels,
    SortedMap<String, String> annotations,
    double value,
    State state,
    long activeAtMillis,
    @Nullable Long keptSinceMillis) {
  /** How far an alert is. */
  public enum State {
    /** Its condition has not held long enough. */
    PENDING("pending"),
    /** It fires. */
    FIRING("firing");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As the label {@code alertstate} has it. */
    public String word() {
      return word;
    }
  }

  /** Copies the annotations. */
  public ActiveAlert {
    annotations = Sorted.copy(annotations);
  }

  ActiveAlert in(State newState) {
    return new ActiveAlert(labels, annotations, value, newState, activeAtMillis, keptSinceMillis);
  }

  ActiveAlert since(long newActiveAt) {
    return new ActiveAlert(labels, annotations, value, state, newActiveAt, keptSinceMillis);
  }

  ActiveAlert keptSince(long since) {
    return new ActiveAlert(labels, annotations, value, state, activeAtMillis, since);
  }
}
