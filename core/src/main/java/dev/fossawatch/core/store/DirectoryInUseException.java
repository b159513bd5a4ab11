package dev.fossawatch.core.store;

import java.io.Serial;

/** Another Fossawatch holds the data directory; it alone can change what is stored there. */
public final class DirectoryInUseException extends UnusableDirectoryException {
  @Serial private static final long serialVersionUID = 1;

  DirectoryInUseException(String message) {
    super(message);
  }
}
