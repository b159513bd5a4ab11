package dev.fossawatch.server;

import java.io.Serial;

/** A command could not do what was asked; the message says why and what to do. */
final class CommandFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  CommandFailedException(String message) {
    super(message);
  }
}
