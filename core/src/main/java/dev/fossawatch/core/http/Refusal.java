package dev.fossawatch.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a request that was not let through: an RFC 9457 problem that repeats nothing of the
 * request. Immutable.
 *
 * @param status 403, 413 or 429
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

  private static Refusal problem(int status, String title, Map<String, String> more) {
    String json =
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}".formatted(title, status);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/problem+json");
    headers.put("Cache-Control", "no-store");
    headers.putAll(more);
    return new Refusal(status, headers, json.getBytes(StandardCharsets.UTF_8));
  }
}
