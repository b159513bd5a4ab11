package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Writes answers of ours that are complete in memory. */
final class Answers {
  private Answers() {}

  static void write(Refusal refusal, HttpServletResponse response) throws IOException {
    write(refusal.status(), refusal.headers(), refusal.body(), response);
  }

  static void write(
      int status, Map<String, String> headers, byte[] body, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    if (body.length > 0) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
