package dev.fossawatch.server.gateway;

import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An application the gateway stands in front of, and what is known of it. Thread-safe. */
final class Upstream {
  /** So many requests in a row without an answer, and it rests. */
  private static final int MOST_UNANSWERED = 3;

  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** So long without a word to any of its requests, and it gets no more of them. */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String name;
  private final String host;
  private final int port;
  private final boolean ssl;
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicBoolean reaching = new AtomicBoolean();
  private volatile boolean unreachable;
  private volatile long restsUntilNanos;
  private volatile long heardNanos;
  private volatile boolean silent;

  private Upstream(String url) {
    name = url;
    ssl = url.startsWith("https:");
    String authority = url.substring(url.indexOf("//") + 2);
    int colon = authority.lastIndexOf(':');
    boolean named = colon > authority.lastIndexOf(']');
    host = named ? authority.substring(0, colon) : authority;
    port = named ? Integer.parseInt(authority.substring(colon + 1)) : ssl ? 443 : 80;
  }

  /**
   * The upstream of a URL that the configuration has checked: scheme, host and perhaps port. It is
   * taken apart here, since a {@code URI} knows no host with an underscore.
   */
  static Upstream of(String url) {
    return new Upstream(url);
  }

  /** The URL it was configured by. */
  String name() {
    return name;
  }

  /** The name it goes by where the client's own is not passed on. */
  String authority() {
    return port == (ssl ? 443 : 80) ? host : host + ':' + port;
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

  /** A connection to it that no request uses. */
  HttpConnectOptions connection() {
    return new HttpConnectOptions().setHost(host).setPort(port).setSsl(ssl);
  }

  /** A request is on its way to it. */
  void began(long nowNanos) {
    outstanding.incrementAndGet();
    if (waiting.getAndIncrement() == 0) {
      heardNanos = nowNanos;
    }
  }

  /**
   * A request to it is over.
   *
   * @param answered whether it was answered, if only in part
   */
  void ended(boolean answered) {
    if (!answered) {
      waiting.decrementAndGet();
    }
    outstanding.decrementAndGet();
  }

  int outstanding() {
    return outstanding.get();
  }

  /** It took a connection. */
  void connected() {
    if (unreachable) {
      unreachable = false;
    }
  }

  /** It could not be reached: it gets nothing where others can be had, until it can. */
  void unreachable() {
    unreachable = true;
  }

  /** It answered. */
  void answered(long nowNanos) {
    waiting.decrementAndGet();
    heardNanos = nowNanos;
    if (silent) {
      silent = false;
    }
    if (unanswered.get() != 0) {
      unanswered.set(0);
    }
  }

  /** It took a request and did not answer; doing so again and again has it rest for a while. */
  void failed(long nowNanos) {
    if (unanswered.incrementAndGet() >= MOST_UNANSWERED) {
      restsUntilNanos = nowNanos + REST_NANOS;
    }
  }

  /** Whether it could be reached when that was last tried, and answers. */
  boolean isUp() {
    return !unreachable && unanswered.get() < MOST_UNANSWERED;
  }

  /** Whether requests should be sent to it where there are others. */
  boolean isEligible(long nowNanos) {
    return !unreachable
        && (unanswered.get() < MOST_UNANSWERED || nowNanos - restsUntilNanos >= 0)
        && !isSilent(nowNanos);
  }

  /**
   * Whether requests wait for its answers and it says nothing. Once it did, it is asked one thing
   * at a time until it answers: those who asked may have gone away meanwhile.
   */
  private boolean isSilent(long nowNanos) {
    if (waiting.get() == 0) {
      return false;
    }
    if (!silent && nowNanos - heardNanos > SILENCE_NANOS) {
      silent = true;
    }
    return silent;
  }

  /** Whether somebody should try to reach it now, and then say {@link #tried}. */
  boolean isToBeTried() {
    return unreachable && reaching.compareAndSet(false, true);
  }

  void tried() {
    reaching.set(false);
  }
}
