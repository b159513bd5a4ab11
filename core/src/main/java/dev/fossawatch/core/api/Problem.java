package dev.fossawatch.core.api;

import dev.fossawatch.core.internal.Json;

/**
 * Problem details as RFC 9457 has them.
 *
 * @param type a URN that names the kind of problem
 * @param title the same in words
 * @param status the HTTP status
 * @param detail what is wrong this time and what helps
 */
record Problem(String type, String title, int status, String detail) {

  static ApiResponse response(ProblemType type, String detail) {
    Problem problem = new Problem(type.uri(), type.title(), type.status(), detail);
    return ApiResponse.of(
        type.status(), "application/problem+json", Json.MAPPER.writeValueAsBytes(problem));
  }
}
