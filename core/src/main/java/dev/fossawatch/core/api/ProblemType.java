package dev.fossawatch.core.api;

import java.util.Locale;

/** What can be wrong with a request, or with us. */
enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  UNAUTHORIZED(401, "A credential is needed"),
  FORBIDDEN(403, "The credential does not allow this"),
  CROSS_SITE(403, "The request was made by another site"),
  CSRF(403, "The request does not show the session's CSRF token"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not known here"),
  CONFLICT(409, "The request does not fit what is there"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of another type than is understood here"),
  MISDIRECTED(421, "The request was meant for another host"),
  LOCKED_OUT(429, "Too many wrong credentials came from this address"),
  INTERNAL(500, "Fossawatch failed"),
  BUSY(503, "Too much is asked at once");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The {@code type} member of RFC 9457: a name, since there is nothing behind it to fetch. */
  String uri() {
    return "urn:fossawatch:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
