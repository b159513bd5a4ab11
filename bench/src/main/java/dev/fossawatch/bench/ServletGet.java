package dev.fossawatch.bench;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clean GET as a container would hand it over. Reading it allocates nothing; what the filter is
 * not known to call is not stubbed and fails.
 */
final class ServletGet extends HttpServletRequestWrapper {
  private final GetRequest request = GetRequest.clean();
  private final Map<String, Object> attributes = new HashMap<>();

  ServletGet() {
    super(Unstubbed.of(HttpServletRequest.class));
  }

  /** Makes it a new request. */
  void recycle() {
    attributes.clear();
    attributes.put(
        "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern",
        "/stores/{store}/stock");
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  @Override
  public String getMethod() {
    return request.method();
  }

  @Override
  public String getRequestURI() {
    return request.rawPath();
  }

  @Override
  public String getServletPath() {
    return request.rawPath();
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public String getQueryString() {
    return request.rawQuery();
  }

  @Override
  public String getScheme() {
    return request.scheme();
  }

  @Override
  public String getProtocol() {
    return request.protocol();
  }

  @Override
  public String getRemoteAddr() {
    return request.peerAddress();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return request.header(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.enumeration(request.headers(name));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(request.fields().names());
  }

  @Override
  public long getContentLengthLong() {
    return request.contentLength();
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public @Nullable HttpServletMapping getHttpServletMapping() {
    return null;
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }
}
