package dev.fossawatch.demo;

import org.jspecify.annotations.Nullable;

/** The demonstration cannot start for a reason that whoever started it can change. */
final class CannotStart extends Exception {
  private static final long serialVersionUID = 1L;

  CannotStart(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
