package dev.fossawatch.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.http.RequestView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request as a client would write it. */
final class Ask implements RequestView {
  private final String method;
  private final String path;
  private final @Nullable String query;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private String client = "198.51.100.24";
  private String scheme = "http";
  private byte[] body = new byte[0];

  private Ask(String method, String target) {
    this.method = method;
    int mark = target.indexOf('?');
    path = mark < 0 ? target : target.substring(0, mark);
    query = mark < 0 ? null : target.substring(mark + 1);
    header("Host", "localhost:9797");
  }

  static Ask to(String method, String target) {
    return new Ask(method, target);
  }

  static Ask api(String method, String target) {
    return new Ask(method, Api.BASE + target);
  }

  Ask header(String name, String value) {
    List<String> values = new ArrayList<>(headers(name));
    values.add(value);
    headers.put(name.toLowerCase(Locale.ROOT), values);
    return this;
  }

  Ask host(String host) {
    headers.put("host", List.of(host));
    return this;
  }

  Ask bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  Ask cookieOf(ApiResponse response) {
    String cookie = response.headers().getOrDefault("Set-Cookie", "");
    return header("Cookie", "other=1; " + cookie.substring(0, cookie.indexOf(';')));
  }

  Ask json(String json) {
    body = json.getBytes(UTF_8);
    return header("Content-Type", "application/json; charset=utf-8");
  }

  Ask form(String form) {
    body = form.getBytes(UTF_8);
    return header("Content-Type", "application/x-www-form-urlencoded");
  }

  Ask body(byte[] bytes) {
    body = bytes;
    return this;
  }

  Ask from(String address) {
    client = address;
    return this;
  }

  Ask https() {
    scheme = "https";
    return this;
  }

  ApiResponse of(Api api) {
    return of(api::handle);
  }

  ApiResponse of(AdminPort port) {
    return of(port::handle);
  }

  private ApiResponse of(Function<ApiRequest, ApiResponse> interfaceOf) {
    return interfaceOf.apply(new ApiRequest(this, path, new ClientAddress(null, client), body));
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String rawPath() {
    return path;
  }

  @Override
  public @Nullable String rawQuery() {
    return query;
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public String protocol() {
    return "HTTP/1.1";
  }

  @Override
  public String peerAddress() {
    return client;
  }

  @Override
  public @Nullable String header(String name) {
    return headers(name).stream().findFirst().orElse(null);
  }

  @Override
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  @Override
  public Iterable<String> headerNames() {
    return headers.keySet();
  }

  @Override
  public long contentLength() {
    return body.length;
  }

  @Override
  public @Nullable String routeTemplate() {
    return null;
  }
}
