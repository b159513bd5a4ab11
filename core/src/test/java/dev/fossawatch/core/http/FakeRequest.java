package dev.fossawatch.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that was never sent. Header names in lower case. */
public record FakeRequest(Map<String, String> sent) implements RequestView {
  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String rawPath() {
    return "/";
  }

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
    return sent.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<String> headers(String name) {
    String value = header(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public Iterable<String> headerNames() {
    return sent.keySet();
  }

  @Override
  public long contentLength() {
    return -1;
  }

  @Override
  public @Nullable String routeTemplate() {
    return null;
  }
}
