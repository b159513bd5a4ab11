package dev.fossawatch.server.gateway;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.time.TimeSource;
import java.util.List;
import java.util.Map;

/** Starts gateways for tests, on any free port of the loopback interface. */
final class TestGateways {
  private TestGateways() {}

  /**
   * A configuration with these keys set.
   *
   * @param assignments keys and values by turns
   */
  static FossawatchConfig config(String... assignments) {
    ConfigLoader loader =
        ConfigLoader.from(Map.of())
            .option("test", "server.host", "127.0.0.1")
            .option("test", "server.port", "0");
    for (int i = 0; i < assignments.length; i += 2) {
      loader = loader.option("test", assignments[i], assignments[i + 1]);
    }
    return loader.load().config();
  }

  /** A gateway whose requests are watched by these exchanges. */
  static Gateway start(Exchanges exchanges, FossawatchConfig config) throws GatewayException {
    List<Upstream> upstreams = config.gateway().upstreams().stream().map(Upstream::of).toList();
    TimeSource time = TimeSource.system();
    return Gateway.start(
        config,
        exchanges,
        true,
        new Balancer(upstreams, time),
        new GatewayMeters(),
        OwnRequests.NONE,
        time);
  }
}
