package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.FakeRequest;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends made-up requests through real exchanges to a recorder. */
public final class Traffic {
  private final ManualTime time;
  private final Exchanges exchanges;

  Traffic(ManualTime time, Recorder recorder) {
    this(
        time,
        new Exchanges(
            time,
            new TrustedProxies(List.of(), 64),
            Guard.OPEN,
            recorder,
            new BodyLimits(1_024, 1_000_000),
            new InternalErrors()));
  }

  /** Sends through the exchanges of a whole watch. */
  public Traffic(ManualTime time, Exchanges exchanges) {
    this.time = time;
    this.exchanges = exchanges;
  }

  /** A request to a path for which no framework tells a template. */
  Exchange begin(String method, String path) {
    return begin(method, path, null);
  }

  Exchange begin(String method, String path, @Nullable String template) {
    return exchanges.begin(new FakeRequest(method, path, template));
  }

  /** One whole request that takes no time. */
  public void request(String method, String path, int status) {
    request(method, path, null, status, Duration.ZERO);
  }

  void request(
      String method, String path, @Nullable String template, int status, Duration duration) {
    Exchange exchange = begin(method, path, template);
    time.advance(duration);
    end(exchange, status);
  }

  /** Server-sent events whose first comes at once and the last after a while. */
  void stream(String path, Duration length) {
    Exchange exchange = begin("GET", path);
    TestResponse response = new TestResponse(200, "text/event-stream");
    exchange.responding(response);
    time.advance(length);
    exchange.end(response);
  }

  void end(Exchange exchange, int status) {
    TestResponse response = new TestResponse(status);
    exchange.responding(response);
    exchange.end(response);
  }

  void fail(String method, String path, Throwable cause) {
    Exchange exchange = begin(method, path);
    exchange.failed(cause);
    end(exchange, 500);
  }

  void abort(Exchange exchange) {
    exchange.abort(new TestResponse(200), null);
  }
}
