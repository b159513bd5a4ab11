package dev.fossawatch.core.http;

import java.util.List;

/** The header the trusted proxies write, and so the one that is read. */
public enum ForwardingHeader {
  /** {@code X-Forwarded-For} where the request carries one, else {@code Forwarded}. */
  ANY,
  /** {@code X-Forwarded-For} alone. */
  X_FORWARDED_FOR,
  /** {@code Forwarded} (RFC 7239) alone. */
  FORWARDED;

  private static final String OLD_NAME = "X-Forwarded-For";
  private static final String NEW_NAME = "Forwarded";

  /** Walks the hops of a request back to its client. */
  Hop client(Hop peer, RequestView request, Hops hops) {
    if (this != FORWARDED) {
      List<String> lines = request.headers(OLD_NAME);
      if (this == X_FORWARDED_FOR || !lines.isEmpty()) {
        return hops.walk(peer, lines, XForwardedFor.SYNTAX);
      }
    }
    return hops.walk(peer, request.headers(NEW_NAME), Forwarded.SYNTAX);
  }
}
