package dev.fossawatch.server.gateway;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The gateway cannot start; the message tells people why and what to do. */
public final class GatewayException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  GatewayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
