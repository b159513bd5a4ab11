package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The value of every key of a table that is in force. Immutable. */
final class Values {
  private final Table table;
  private final Profile profile;
  private final Map<Key<?>, Value<?>> set;

  /** A value and where it comes from. */
  record Value<T>(T value, Source source) {}

  /**
   * @param set what the sources say; the rest is default
   */
  Values(Table table, Profile profile, Map<Key<?>, Value<?>> set) {
    this.table = table;
    this.profile = profile;
    this.set = Map.copyOf(set);
  }

  /** The value of a key that always has one. */
  <T> T get(Key<T> key) {
    return Objects.requireNonNull(find(key), key.path());
  }

  /** The value of a key; null where it is not set and has no default. */
  <T> @Nullable T find(Key<T> key) {
    Value<T> value = value(key);
    return value == null ? null : value.value();
  }

  /** The value of a key with its source; null where it is not set and has no default. */
  <T> @Nullable Value<T> value(Key<T> key) {
    @SuppressWarnings("unchecked") // the map is filled key by key, each with a value of its kind
    Value<T> given = (Value<T>) set.get(key);
    return given == null ? fallback(key) : given;
  }

  /** Where the value of a key that always has one comes from. */
  Source source(Key<?> key) {
    return Objects.requireNonNull(value(key), key.path()).source();
  }

  /** Tells every value as settings, secrets masked. */
  void describe(String prefix, Consumer<Setting> sink) {
    for (Key<?> key : table.keys()) {
      describe(prefix, key, sink);
    }
  }

  private <T> void describe(String prefix, Key<T> key, Consumer<Setting> sink) {
    String path = prefix + key.path();
    Value<T> value = value(key);
    if (value == null) {
      sink.accept(new Setting(path, null, Source.ofDefaults()));
    } else if (key.secret()) {
      sink.accept(new Setting(path, Masking.MASK, value.source()));
    } else {
      key.kind().describe(path, value, sink);
    }
  }

  private <T> @Nullable Value<T> fallback(Key<T> key) {
    T ofProfile = key.defaults().byProfile().get(profile);
    if (ofProfile != null) {
      return new Value<>(ofProfile, Source.of(profile));
    }
    T fallback = key.defaults().fallback().value(this);
    return fallback == null ? null : new Value<>(fallback, Source.ofDefaults());
  }
}
