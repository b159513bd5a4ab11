package dev.fossawatch.core.config;

import org.jspecify.annotations.Nullable;

/** A text is no value of its kind. */
final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final @Nullable String nearest;

  BadValue(String what) {
    this(what, null);
  }

  BadValue(String what, @Nullable String nearest) {
    super(what, null, false, false);
    this.what = what;
    this.nearest = nearest;
  }

  /** What is wrong, as the rest of a sentence that begins with the value: "is out of range". */
  String what() {
    return what;
  }

  /** The allowed word that was probably meant, if any. */
  @Nullable String nearest() {
    return nearest;
  }
}
