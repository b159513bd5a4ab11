package dev.fossawatch.demo.login;

import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.Refusal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nobody but known users past the login page; programs bring a token to {@code /api/} instead.
 */
final class LoginFilter implements Filter {
  private static final Set<String> OPEN = Set.of("/login", "/ping", "/static", "/error");
  private static final String BEARER = "Bearer ";
  private static final User PROGRAM = new User("integration", "Integration", "program");

  private final Sessions sessions;
  private final String apiToken;

  LoginFilter(Sessions sessions, String apiToken) {
    this.sessions = sessions;
    this.apiToken = apiToken;
  }

  /** What every page shows about the session. */
  private record Common(String userName, String csrf) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest in = (HttpServletRequest) request;
    Optional<Session> session = session(in);
    if (session.isPresent()) {
      in.setAttribute(Session.ATTRIBUTE, session.get());
      in.setAttribute(
          Pages.COMMON, new Common(session.get().user().fullName(), session.get().csrf()));
    }
    if (session.isPresent() || OPEN.contains(in.getServletPath())) {
      chain.doFilter(request, response);
    } else {
      turnAway(in, (HttpServletResponse) response);
    }
  }

  private Optional<Session> session(HttpServletRequest request) {
    if (!isApi(request)) {
      return sessions.of(request);
    }
    String credential = request.getHeader("Authorization");
    if (credential != null
        && credential.startsWith(BEARER)
        && Tokens.same(credential.substring(BEARER.length()), apiToken)) {
      return Optional.of(new Session(PROGRAM, ""));
    }
    return request.getMethod().equals("GET") ? sessions.of(request) : Optional.empty();
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api/");
  }

  private static void turnAway(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isApi(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      response.sendError(401, Refusal.unauthorized().getMessage());
    } else if (request.getMethod().equals("GET")) {
      String here = URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
      response.sendRedirect("/login?next=" + here);
    } else {
      response.sendError(403, "Please log in first.");
    }
  }
}
