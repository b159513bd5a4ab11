package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Refusal;
import java.util.Locale;
import java.util.Map;

/** Why the gateway itself refused a request whose framing was in order. */
enum Rejection {
  /** A method no proxy in front of an application passes on: CONNECT, TRACE. */
  METHOD(405, "Method Not Allowed"),
  /** An HTTP/2 request that cannot be told in HTTP/1.1 so that only one reading is left. */
  MALFORMED(400, "Bad Request"),
  /** More or larger header fields than allowed, in HTTP/2. */
  HEADERS(431, "Request Header Fields Too Large"),
  /** A longer target than allowed, in HTTP/2. */
  TARGET(414, "URI Too Long"),
  /** A body that is, or turned out to be, larger than allowed. */
  BODY_TOO_LARGE(413, "Content Too Large"),
  /** A head that did not arrive in time. */
  HEAD_TIMEOUT(408, "Request Timeout"),
  /** A client that sends its body, or takes its answer, too slowly. */
  TOO_SLOW(408, "Request Timeout"),
  /** More connections than allowed. */
  CONNECTIONS(503, "Service Unavailable");

  private final int status;
  private final String title;

  Rejection(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** What the client is told, where it is told anything. */
  Refusal refusal() {
    return Refusal.problem(
        status,
        title,
        this == METHOD
            ? Map.of("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
            : Map.of());
  }

  /** The value of the {@code reason} label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
