package dev.fossawatch.core.store;

import java.io.IOException;
import java.io.Serial;

/** The data directory cannot be used; the message names it, the reason and what to do. */
public sealed class UnusableDirectoryException extends IOException permits DirectoryInUseException {
  @Serial private static final long serialVersionUID = 1;

  UnusableDirectoryException(String message) {
    super(message);
  }

  UnusableDirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
