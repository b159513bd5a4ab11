package dev.fossawatch.servlet;

import dev.fossawatch.core.Fossawatch;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the interface and pages of Fossawatch and nothing else, on a connector of its own that
 * listens on the configured {@code server.admin_host}. Map it to {@code /*}. Thread-safe.
 */
public final class MonitoringServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient ApiBridge api;

  /** Serves this instance, which the caller closes after the container has stopped. */
  public MonitoringServlet(Fossawatch fossawatch) {
    api = ApiBridge.ofAdminPort(fossawatch);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    api.answer(request, response);
  }
}
