package dev.fossawatch.bench.naive;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request when any pattern is found in its path, query, headers, parameters or body. */
final class NaiveFilter extends OncePerRequestFilter {
  private final PatternList patterns;

  NaiveFilter(PatternList patterns) {
    this.patterns = patterns;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BufferedRequest buffered = new BufferedRequest(request);
    if (isSuspicious(buffered)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(buffered, response);
    }
  }

  private boolean isSuspicious(BufferedRequest request) {
    return patterns.matches(request.getRequestURI())
        || (request.getQueryString() != null && patterns.matches(request.getQueryString()))
        || Collections.list(request.getHeaderNames()).stream()
            .anyMatch(name -> patterns.matches(request.getHeader(name)))
        || request.getParameterMap().values().stream()
            .flatMap(Arrays::stream)
            .anyMatch(patterns::matches)
        || patterns.matches(new String(request.body(), StandardCharsets.UTF_8));
  }
}
