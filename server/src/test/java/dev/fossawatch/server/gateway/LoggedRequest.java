package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.http.RequestView;
import dev.fossawatch.core.http.ResponseView;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that was never sent, with whatever its parts are. */
record LoggedRequest(
    String method, String rawPath, @Nullable String rawQuery, Map<String, String> sent)
    implements RequestView {

  static LoggedRequest get(String path) {
    return new LoggedRequest("GET", path, null, Map.of());
  }

  /** Exchanges that this recorder is told of. */
  static Exchanges exchanges(TimeSource time, Recorder recorder) {
    return new Exchanges(
        time,
        new TrustedProxies(List.of(), 64),
        Guard.OPEN,
        recorder,
        new BodyLimits(1_024, 1_000_000),
        new InternalErrors());
  }

  /** Goes through an exchange from its begin to its end. */
  void pass(Exchanges exchanges) {
    Exchange exchange = exchanges.begin(this);
    exchange.responding(NotFound.INSTANCE);
    exchange.end(NotFound.INSTANCE);
  }

  /** The answer to each of them. */
  enum NotFound implements ResponseView {
    INSTANCE;

    @Override
    public int status() {
      return 404;
    }

    @Override
    public @Nullable String header(String name) {
      return null;
    }

    @Override
    public void setHeader(String name, String value) {}
  }

  @Override
  public String scheme() {
    return "https";
  }

  @Override
  public String protocol() {
    return "HTTP/2.0";
  }

  @Override
  public String peerAddress() {
    return "192.0.2.1";
  }

  @Override
  public @Nullable String header(String name) {
    return sent.get(name);
  }

  @Override
  public List<String> headers(String name) {
    String value = sent.get(name);
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
