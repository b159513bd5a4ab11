package dev.fossawatch.core.api;

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
  public ApiResponse {
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
