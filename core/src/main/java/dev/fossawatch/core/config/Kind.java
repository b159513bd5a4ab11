package dev.fossawatch.core.config;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a value may be: how it is read, what is allowed, how it is shown. */
interface Kind<T> {

  /** The allowed values in words, to follow "allowed:". */
  String allowed();

  /** The value a source wrote; null when it is none, which then has been reported. */
  @Nullable T read(Raw raw, Slot slot);

  /** The value as text, number, boolean or list of these. */
  Object plain(T value);

  /** The value in a message. */
  default String words(T value) {
    return String.valueOf(plain(value));
  }

  /** Tells the value, or the values it is made of, as settings. */
  default void describe(String path, Values.Value<T> value, Consumer<Setting> sink) {
    sink.accept(new Setting(path, plain(value.value()), value.source()));
  }
}
