package dev.fossawatch.bench;

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

/** Exchanges that nobody judges and nobody counts. */
final class BareExchanges implements Recorder {
  private final Exchanges exchanges;

  BareExchanges(InternalErrors errors) {
    exchanges =
        new Exchanges(
            TimeSource.system(),
            new TrustedProxies(List.of(), 64),
            Guard.OPEN,
            this,
            new BodyLimits(128 * 1024, 2_000_000_000L),
            errors);
  }

  /** One exchange from its beginning to its end. */
  Exchange ended(RequestView request, ResponseView response) {
    Exchange exchange = exchanges.begin(request);
    exchange.identify(response);
    exchange.responding(response);
    exchange.end(response);
    return exchange;
  }

  @Override
  public void began(Exchange exchange) {}

  @Override
  public void ended(Exchange exchange) {}
}
