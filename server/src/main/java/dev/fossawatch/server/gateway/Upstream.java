package dev.fossawatch.server.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An application the gateway stands in front of, and what is known of it. Thread-safe. */
final class Upstream {
  private static final long FIRST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MOST_DOUBLINGS = 4;

  private final String name;
  private final String host;
  private final int port;
  private final boolean ssl;
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile long restsUntilNanos;

  private Upstream(URI uri) {
    name = uri.toString();
    String literal = uri.getHost();
    host = literal.startsWith("[") ? literal.substring(1, literal.length() - 1) : literal;
    ssl = "https".equalsIgnoreCase(uri.getScheme());
    port = uri.getPort() >= 0 ? uri.getPort() : ssl ? 443 : 80;
  }

  /** The upstream of a URL that the configuration has checked: scheme, host and perhaps port. */
  static Upstream of(String url) {
    return new Upstream(URI.create(url));
  }

  /** The URL it was configured by. */
  String name() {
    return name;
  }

  /** The name it goes by where the client's own is not passed on. */
  String authority() {
    String literal = host.indexOf(':') >= 0 ? '[' + host + ']' : host;
    return port == (ssl ? 443 : 80) ? literal : literal + ':' + port;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /** A request to it. */
  RequestOptions request(HttpMethod method, String target) {
    return new RequestOptions()
        .setHost(host)
        .setPort(port)
        .setSsl(ssl)
        .setMethod(method)
        .setURI(target);
  }

  /** A request is on its way to it. */
  void began() {
    outstanding.incrementAndGet();
  }

  /** A request to it is over. */
  void ended() {
    outstanding.decrementAndGet();
  }

  int outstanding() {
    return outstanding.get();
  }

  /** It took a connection. */
  void connected() {
    if (failures.get() != 0) {
      failures.set(0);
    }
  }

  /** It could not be reached: it gets nothing for a while where others can be had. */
  void unreachable(long nowNanos) {
    int before = Math.min(failures.getAndIncrement(), MOST_DOUBLINGS);
    restsUntilNanos = nowNanos + (FIRST_REST_NANOS << before);
  }

  /** Whether it was reached when it was last tried. */
  boolean isUp() {
    return failures.get() == 0;
  }

  /** Whether it may be tried again. */
  boolean mayBeTried(long nowNanos) {
    return isUp() || nowNanos - restsUntilNanos >= 0;
  }
}
