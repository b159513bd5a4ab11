package dev.fossawatch.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a request that was not let through: an RFC 9457 problem that repeats nothing of the
 * request. Immutable.
 *
 * @param status 400 to 599
 * @param headers header names and values in the order they are sent
 * @param body the bytes of the body
 */
public record Refusal(int status, Map<String, String> headers, byte[] body) {
  public Refusal {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static Refusal blocked() {
    return problem(403, "Forbidden", Map.of());
  }

  static Refusal throttled(long retryAfterSeconds) {
    return problem(
        429, "Too Many Requests", Map.of("Retry-After", Long.toString(retryAfterSeconds)));
  }

  /** The answer to a body that is larger than its receiver takes. */
  public static Refusal tooLarge() {
    return problem(413, "Content Too Large", Map.of());
  }

  /**
   * A problem of no type of its own.
   *
   * @param title the status in words, a constant; never anything of the request
   * @param more headers beside those every problem has
   */
  public static Refusal problem(int status, String title, Map<String, String> more) {
    return of(status, "\"title\":\"%s\",\"status\":%d".formatted(title, status), more);
  }

  /**
   * A problem of no type of its own, explained.
   *
   * @param title the status in words, a constant; never anything of the request
   * @param detail what is wrong, a constant as well
   */
  public static Refusal problem(int status, String title, String detail) {
    String members = "\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"";
    return of(status, members.formatted(title, status, detail), Map.of());
  }

  private static Refusal of(int status, String members, Map<String, String> more) {
    String json = "{\"type\":\"about:blank\"," + members + "}";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/problem+json");
    headers.put("Cache-Control", "no-store");
    headers.putAll(more);
    return new Refusal(status, headers, json.getBytes(StandardCharsets.UTF_8));
  }
}
