package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Refusal;
import dev.fossawatch.core.http.ResponseView;
import dev.fossawatch.core.http.Verdict;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Exchange} of a request, or nothing where requests are not watched. One thread at a
 * time.
 */
final class Watch {
  private final @Nullable Exchange exchange;
  private final ResponseView response;
  private final boolean names;

  private Watch(@Nullable Exchange exchange, ResponseView response, boolean names) {
    this.exchange = exchange;
    this.response = response;
    this.names = names;
  }

  static Watch begin(
      Exchanges exchanges, GatewayRequestView request, GatewayResponseView response) {
    Watch watch = new Watch(exchanges.begin(request), response, true);
    watch.identify();
    return watch;
  }

  static Watch none(GatewayResponseView response) {
    return new Watch(null, response, false);
  }

  /** One that leaves no mark on the request or its answer. */
  static Watch unseen(
      Exchanges exchanges, GatewayRequestView request, GatewayResponseView response) {
    return new Watch(exchanges.begin(request), new Unmarked(response), false);
  }

  /** Marks the response with the request's id; again after its headers were cleared. */
  void identify() {
    if (exchange != null) {
      exchange.identify(response);
    }
  }

  /** What to answer instead of asking the upstream; null while the request is let through. */
  @Nullable Refusal refusal() {
    return exchange == null ? null : exchange.refusal();
  }

  boolean readsBody() {
    return exchange != null && exchange.readsBody();
  }

  /** How many bytes of a body are held back; meaningful where it is read. */
  int holdBytes() {
    return exchange == null ? 0 : exchange.holdBytes();
  }

  long holdsSince() {
    return exchange == null ? 0 : exchange.holdsSince();
  }

  boolean holdsTooLong(long since) {
    return exchange == null || exchange.holdsTooLong(since);
  }

  /**
   * Judges the next bytes of a body.
   *
   * @return whether they are let through
   */
  boolean admits(Buffer bytes, boolean last) {
    if (exchange == null) {
      return true;
    }
    byte[] array = bytes.getBytes();
    return exchange.body(array, 0, array.length, last) instanceof Verdict.Allow;
  }

  void received(int bytes) {
    if (exchange != null) {
      exchange.received(bytes);
    }
  }

  void sent(int bytes) {
    if (exchange != null) {
      exchange.sent(bytes);
    }
  }

  /** Tells the upstream by which id the request is known. */
  void name(MultiMap sent) {
    if (exchange != null && names) {
      sent.set(Exchange.REQUEST_ID_HEADER, exchange.requestId());
    }
  }

  void responding() {
    if (exchange != null) {
      exchange.responding(response);
    }
  }

  void flushed() {
    if (exchange != null) {
      exchange.flushed(response);
    }
  }

  void ended() {
    if (exchange != null) {
      exchange.end(response);
    }
  }

  /** The client went away. */
  void aborted() {
    if (exchange != null) {
      exchange.abort(response, null);
    }
  }

  /** The answer broke off, and not because of the client. */
  void failed(Throwable cause) {
    if (exchange != null) {
      exchange.failed(cause);
      exchange.end(response);
    }
  }

  /** A response that is read alone. */
  private record Unmarked(ResponseView response) implements ResponseView {
    @Override
    public int status() {
      return response.status();
    }

    @Override
    public @Nullable String header(String name) {
      return response.header(name);
    }

    @Override
    public void setHeader(String name, String value) {}
  }
}
