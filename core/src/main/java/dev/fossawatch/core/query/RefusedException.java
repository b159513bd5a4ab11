package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.GoText;
import java.io.Serial;

/** Ends an answer with an error, in Prometheus's words where it has some. */
final class RefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  RefusedException(ErrorKind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static RefusedException badData(String message) {
    return new RefusedException(ErrorKind.BAD_DATA, message);
  }

  static RefusedException badParameter(String name, String message) {
    return badData("invalid parameter " + GoText.quote(name) + ": " + message);
  }

  ErrorKind kind() {
    return kind;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
