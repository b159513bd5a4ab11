package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sources say about each key. They are asked in the order of their precedence, so that the
 * last one to speak is right.
 */
final class Givens {
  private static final String ELSEWHERE = "a file or an environment variable";

  private final Report report;
  private final Map<Key<?>, Values.Value<?>> winners = new HashMap<>();
  private final Set<Key<?>> broken = new HashSet<>();

  Givens(Report report) {
    this.report = report;
  }

  /** Reads a value by the key's own kind. */
  <T> void add(Key<T> key, String path, Raw raw) {
    add(key, path, key.kind(), raw);
  }

  /** Reads a value in another way than the key's own. */
  <T> void add(Key<T> key, String path, Kind<T> kind, Raw raw) {
    if (key.secret() && raw.source().layer() == Source.Layer.COMMAND_LINE) {
      report.problem(path, raw.source(), "is a secret, and others see the command line", ELSEWHERE);
      return;
    }
    T value = kind.read(raw, new Slot(path, key.secret(), report));
    if (value == null) {
      broken.add(key);
      return;
    }
    Values.Value<T> latest = new Values.Value<>(value, raw.source());
    tellDisagreement(key, winner(key), latest);
    winners.put(key, latest);
  }

  /** Whether a source said something about this key that could not be read. */
  boolean isBroken(Key<?> key) {
    return broken.contains(key);
  }

  /** What the last source says; null where none says anything. */
  <T> Values.@Nullable Value<T> winner(Key<T> key) {
    @SuppressWarnings("unchecked") // filled by add alone, each key with a value of its kind
    Values.Value<T> winner = (Values.Value<T>) winners.get(key);
    return winner;
  }

  /** The winners above the defaults of a profile. */
  Values values(Table table, Profile profile) {
    return new Values(table, profile, winners);
  }

  private <T> void tellDisagreement(
      Key<T> key, Values.@Nullable Value<T> earlier, Values.Value<T> latest) {
    if (earlier != null && !earlier.value().equals(latest.value())) {
      report.note(
          "%s: %s overrides %s".formatted(key.path(), words(key, latest), words(key, earlier)));
    }
  }

  private static <T> String words(Key<T> key, Values.Value<T> value) {
    String shown = key.secret() ? Masking.MASK : key.kind().words(value.value());
    return shown + " (" + value.source() + ")";
  }
}
