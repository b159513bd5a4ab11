package dev.fossawatch.core.access;

import java.io.Serial;

/** The name belongs to another user or token, or there is no room for one more. */
public final class ConflictException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  ConflictException(String message) {
    super(message);
  }
}
