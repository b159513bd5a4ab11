package dev.fossawatch.core.store;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A change or a question failed; the state is as it was. */
public class StoreException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param message what failed, for people
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
