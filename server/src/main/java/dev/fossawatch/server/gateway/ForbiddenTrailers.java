package dev.fossawatch.server.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Fields that RFC 9110, section 6.5.1, forbids after a body: framing, routing, request modifiers,
 * authentication, and how the content is to be read; and those a proxy speaks with its upstream.
 */
final class ForbiddenTrailers {
  private static final Set<String> NAMES =
      Set.of(
          "accept-encoding",
          "age",
          "authorization",
          "cache-control",
          "connection",
          "content-encoding",
          "content-length",
          "content-range",
          "content-type",
          "content_length",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "http2-settings",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "keep-alive",
          "max-forwards",
          "origin",
          "pragma",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "range",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "transfer_encoding",
          "upgrade",
          "via",
          "x-real-ip",
          "x-request-id");

  private ForbiddenTrailers() {}

  static boolean contains(byte[] text, int length) {
    String name = new String(text, 0, length, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    return NAMES.contains(name) || name.startsWith("x-forwarded-");
  }
}
