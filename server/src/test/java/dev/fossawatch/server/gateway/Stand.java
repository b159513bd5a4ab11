package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gateways to be looked at from outside: whatever is not being tested lets everything through. */
final class Stand {
  private Stand() {}

  /**
   * A gateway in front of an upstream.
   *
   * @param assignments more keys of the configuration and their values by turns
   */
  static Gateway before(String upstream, String... assignments) throws GatewayException {
    return before(upstream, Recorder.NOBODY, assignments);
  }

  /** One that tells a recorder of its requests. */
  static Gateway before(String upstream, Recorder recorder, String... assignments)
      throws GatewayException {
    String[] all = new String[assignments.length + 2];
    all[0] = "gateway.upstreams";
    all[1] = upstream;
    System.arraycopy(assignments, 0, all, 2, assignments.length);
    return TestGateways.start(exchanges(Guard.OPEN, recorder), TestGateways.config(all));
  }

  static Exchanges exchanges(Guard guard, Recorder recorder) {
    return new Exchanges(
        TimeSource.system(),
        new TrustedProxies(List.of(), 64),
        guard,
        recorder,
        new BodyLimits(128 * 1024, TimeUnit.SECONDS.toNanos(2)),
        new InternalErrors());
  }
}
