package dev.fossawatch.core.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The store takes no change or gives no answer now; it may do so later. */
public final class StoreUnavailableException extends StoreException {
  @Serial private static final long serialVersionUID = 1;

  StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
