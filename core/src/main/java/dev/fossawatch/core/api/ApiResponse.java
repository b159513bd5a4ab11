package dev.fossawatch.core.api;

import dev.fossawatch.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of Fossawatch itself, complete in memory.
 *
 * @param status 100 to 599
 * @param headers header names and values in the order they are sent, {@code Content-Type} included
 * @param body the bytes of the body, empty where there is none
 */
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {
  static final String CONTENT_TYPE = "Content-Type";
  private static final byte[] NOTHING = new byte[0];

  public ApiResponse {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static ApiResponse json(int status, Object value) {
    return of(status, "application/json", Json.MAPPER.writeValueAsBytes(value));
  }

  static ApiResponse html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  static ApiResponse of(int status, String contentType, byte[] body) {
    return new ApiResponse(status, Map.of(CONTENT_TYPE, contentType), body);
  }

  static ApiResponse empty(int status) {
    return new ApiResponse(status, Map.of(), NOTHING);
  }

  /** The answer to a form: the browser goes on with GET. */
  static ApiResponse seeOther(String location) {
    return empty(303).with("Location", location);
  }

  ApiResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiResponse(status, more, body);
  }

  /** The same answer with these headers where it has not set them itself. */
  ApiResponse withDefaults(Map<String, String> defaults) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    defaults.forEach(more::putIfAbsent);
    return new ApiResponse(status, more, body);
  }

  ApiResponse withoutBody() {
    ApiResponse announced = with("Content-Length", Integer.toString(body.length));
    return new ApiResponse(status, announced.headers, NOTHING);
  }
}
