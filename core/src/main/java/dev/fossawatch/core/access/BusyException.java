package dev.fossawatch.core.access;

import java.io.Serial;

/** Too many passwords are being worked on at once; the caller may try again in a moment. */
public final class BusyException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  BusyException() {
    super("Too many passwords are being checked; try again in a moment.");
  }
}
