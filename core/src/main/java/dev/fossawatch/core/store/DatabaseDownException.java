package dev.fossawatch.core.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database itself fails, whatever it is asked: its disk is full, it is gone, it is locked. */
final class DatabaseDownException extends StoreException {
  @Serial private static final long serialVersionUID = 1;

  DatabaseDownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
