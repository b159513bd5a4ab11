package dev.fossawatch.servlet;

import dev.fossawatch.core.http.RequestView;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The container's request as the client sent it, whatever it was dispatched to since. */
final class ServletRequestView implements RequestView {
  private static final String SPRING_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private final HttpServletRequest request;
  private final String rawPath;
  private final @Nullable String rawQuery;

  ServletRequestView(HttpServletRequest request) {
    this.request = request;
    DispatcherType type = request.getDispatcherType();
    if (type == DispatcherType.FORWARD) {
      rawPath = original(RequestDispatcher.FORWARD_REQUEST_URI);
      rawQuery = (String) request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    } else if (type == DispatcherType.ERROR) {
      rawPath = original(RequestDispatcher.ERROR_REQUEST_URI);
      rawQuery = null;
    } else if (type == DispatcherType.ASYNC) {
      rawPath = original("jakarta.servlet.async.request_uri");
      rawQuery = (String) request.getAttribute("jakarta.servlet.async.query_string");
    } else {
      rawPath = request.getRequestURI();
      rawQuery = request.getQueryString();
    }
  }

  private String original(String attribute) {
    return request.getAttribute(attribute) instanceof String uri ? uri : request.getRequestURI();
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String rawPath() {
    return rawPath;
  }

  @Override
  public @Nullable String rawQuery() {
    return rawQuery;
  }

  @Override
  public String scheme() {
    return request.getScheme();
  }

  @Override
  public String protocol() {
    return request.getProtocol();
  }

  @Override
  public String peerAddress() {
    return request.getRemoteAddr();
  }

  @Override
  public @Nullable String header(String name) {
    return request.getHeader(name);
  }

  @Override
  public List<String> headers(String name) {
    Enumeration<String> values = request.getHeaders(name);
    return values == null || !values.hasMoreElements() ? List.of() : Collections.list(values);
  }

  @Override
  public Iterable<String> headerNames() {
    Enumeration<String> names = request.getHeaderNames();
    return names == null ? List.of() : Collections.list(names);
  }

  @Override
  public long contentLength() {
    return request.getContentLengthLong();
  }

  @Override
  public @Nullable String routeTemplate() {
    if (request.getAttribute(SPRING_PATTERN) instanceof String pattern) {
      return pattern;
    }
    HttpServletMapping mapping = request.getHttpServletMapping();
    return mapping != null && mapping.getMappingMatch() == MappingMatch.EXACT
        ? mapping.getPattern()
        : null;
  }
}
