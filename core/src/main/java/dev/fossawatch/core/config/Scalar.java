package dev.fossawatch.core.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A kind of value that is written as one piece of text. */
record Scalar<T>(String allowed, Parser<T> parser, Function<T, Object> plain) implements Kind<T> {

  /** Reads a text. */
  interface Parser<T> {
    T parse(String text) throws BadValue;
  }

  @Override
  public @Nullable T read(Raw raw, Slot slot) {
    if (!(raw instanceof Raw.Text text)) {
      slot.refuseForm(raw, allowed);
      return null;
    }
    try {
      return parser.parse(text.text());
    } catch (BadValue bad) {
      slot.refuse(text, bad, allowed);
      return null;
    }
  }

  @Override
  public Object plain(T value) {
    return plain.apply(value);
  }
}
