package dev.fossawatch.core.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database cannot be used; it was left as it is. The message says why and what to do. */
public final class UnusableStoreException extends StoreException {
  @Serial private static final long serialVersionUID = 1;

  UnusableStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
