package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

record TestRequest(String method, String rawPath, @Nullable String routeTemplate)
    implements RequestView {

  @Override
  public @Nullable String rawQuery() {
    return null;
  }

  @Override
  public String scheme() {
    return "http";
  }

  @Override
  public String protocol() {
    return "HTTP/1.1";
  }

  @Override
  public String peerAddress() {
    return "192.0.2.1";
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public List<String> headers(String name) {
    return List.of();
  }

  @Override
  public Iterable<String> headerNames() {
    return List.of();
  }

  @Override
  public long contentLength() {
    return -1;
  }
}
