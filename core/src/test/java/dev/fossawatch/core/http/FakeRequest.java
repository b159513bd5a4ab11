package dev.fossawatch.core.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that was never sent. Header names in lower case. */
public record FakeRequest(
    String method,
    String rawPath,
    @Nullable String routeTemplate,
    String peerAddress,
    Map<String, List<String>> sent)
    implements RequestView {
  private static final String PEER = "192.0.2.1";

  /** A GET of the root with these headers. */
  public FakeRequest(Map<String, String> headers) {
    this("GET", "/", null, PEER, oneEach(headers));
  }

  /** A request without headers. */
  public FakeRequest(String method, String rawPath, @Nullable String routeTemplate) {
    this(method, rawPath, routeTemplate, PEER, Map.of());
  }

  private static Map<String, List<String>> oneEach(Map<String, String> headers) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return lists;
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
  public @Nullable String header(String name) {
    return headers(name).stream().findFirst().orElse(null);
  }

  @Override
  public List<String> headers(String name) {
    return sent.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  @Override
  public Iterable<String> headerNames() {
    return sent.keySet();
  }

  @Override
  public long contentLength() {
    return -1;
  }
}
