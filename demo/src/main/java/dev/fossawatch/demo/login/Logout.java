package dev.fossawatch.demo.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends a session. */
final class Logout extends FormResource {
  private final Sessions sessions;

  Logout(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void submit(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    sessions.end(request, response);
    response.sendRedirect("/login");
  }
}
