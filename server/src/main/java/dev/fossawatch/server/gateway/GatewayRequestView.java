package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.RequestView;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Vert.x request as Fossawatch reads it. */
final class GatewayRequestView implements RequestView {
  private final HttpServerRequest request;
  private final MultiMap headers;
  private final String target;
  private final String peer;
  private final int question;
  private @Nullable String upstream;

  /**
   * @param peer the address at the other end of the connection
   * @param target the target as it goes to the upstream
   */
  GatewayRequestView(HttpServerRequest request, String peer, String target) {
    this.request = request;
    this.peer = peer;
    this.target = target;
    headers = request.headers();
    question = target.indexOf('?');
  }

  /** The request goes to this upstream; another where that fails. */
  void goesTo(Upstream chosen) {
    upstream = chosen.name();
  }

  /** The upstream the request last went to; null where it went to none. */
  @Nullable String upstream() {
    return upstream;
  }

  /** The host the client asked for, however its protocol says so; null where it named none. */
  @Nullable String host() {
    String named = headers.get("Host");
    HostAndPort authority = named == null ? request.authority() : null;
    return authority == null ? named : authority.toString();
  }

  @Override
  public String method() {
    return request.method().name();
  }

  @Override
  public String rawPath() {
    return question < 0 ? target : target.substring(0, question);
  }

  @Override
  public @Nullable String rawQuery() {
    return question < 0 ? null : target.substring(question + 1);
  }

  @Override
  public String scheme() {
    return request.isSSL() ? "https" : "http";
  }

  @Override
  public String protocol() {
    return request.version() == HttpVersion.HTTP_2
        ? "HTTP/2.0"
        : request.version() == HttpVersion.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1";
  }

  @Override
  public String peerAddress() {
    return peer;
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  @Override
  public List<String> headers(String name) {
    return headers.getAll(name);
  }

  @Override
  public Iterable<String> headerNames() {
    return headers.names();
  }

  @Override
  public long contentLength() {
    String declared = headers.get("Content-Length");
    try {
      return declared == null ? -1 : Long.parseLong(declared);
    } catch (NumberFormatException unreadable) {
      return -1;
    }
  }

  @Override
  public @Nullable String routeTemplate() {
    return null;
  }
}
