package dev.fossawatch.core.access;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The stored credentials are damaged or newer than this program; they were left as they are. */
public final class UnreadableCredentialsException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  UnreadableCredentialsException(String what, String reason, @Nullable Throwable cause) {
    super(
        what
            + " cannot be used: "
            + reason
            + ". It was left as it is; repair it, or move it away to begin anew.",
        cause);
  }
}
