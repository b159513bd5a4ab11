package dev.fossawatch.core.api;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a call with a problem. */
final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final String detail;
  private final LinkedHashMap<String, String> headers = new LinkedHashMap<>();

  ProblemException(ProblemType type, String detail) {
    super(detail, null, false, false);
    this.type = type;
    this.detail = detail;
  }

  static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.INVALID_REQUEST, detail);
  }

  ProblemException with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  ApiResponse response() {
    ApiResponse response = Problem.response(type, detail);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }
}
