package dev.fossawatch.demo.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One resource of the application: a servlet that answers GET and POST, and whose {@link Refusal}s
 * become error answers. Subclasses are thread-safe.
 */
public abstract class Resource implements Servlet {
  private volatile @Nullable ServletConfig config;

  /** Answers GET and HEAD; the server drops a HEAD's body. */
  protected void get(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    throw Refusal.methodNotAllowed("POST");
  }

  /** Answers POST. */
  protected void post(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    throw Refusal.methodNotAllowed("GET, HEAD");
  }

  @Override
  public final void service(ServletRequest request, ServletResponse response)
      throws IOException, ServletException {
    HttpServletRequest in = (HttpServletRequest) request;
    HttpServletResponse out = (HttpServletResponse) response;
    try {
      dispatch(in, out);
    } catch (Refusal refusal) {
      refuse(out, refusal);
    }
  }

  private void dispatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> get(request, response);
      case "POST" -> post(request, response);
      default -> throw Refusal.methodNotAllowed("GET, HEAD, POST");
    }
  }

  private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
    if (!refusal.allow().isEmpty()) {
      response.setHeader("Allow", refusal.allow());
    }
    response.sendError(refusal.status(), refusal.getMessage());
  }

  @Override
  public void init(ServletConfig config) {
    this.config = config;
  }

  @Override
  public @Nullable ServletConfig getServletConfig() {
    return config;
  }

  @Override
  public String getServletInfo() {
    return getClass().getSimpleName();
  }

  @Override
  public void destroy() {}
}
