package dev.fossawatch.core.query;

import java.util.Locale;

/** What kind of error an answer tells of, by Prometheus's names, and the HTTP status it has. */
enum ErrorKind {
  /** The parameters cannot be understood. */
  BAD_DATA(400),
  /** There is no such thing. */
  NOT_FOUND(404),
  /** It was understood and cannot be answered, or costs more than the limits allow. */
  EXECUTION(422),
  /** A fault of ours. */
  INTERNAL(500),
  /** It took too long. */
  TIMEOUT(503),
  /** Too much is asked at once. */
  UNAVAILABLE(503);

  private final int status;

  ErrorKind(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The {@code errorType} of the answer. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
