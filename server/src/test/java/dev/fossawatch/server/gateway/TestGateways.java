package dev.fossawatch.server.gateway;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.time.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    Map<String, String> variables = new HashMap<>();
    variables.put("FOSSAWATCH_SERVER_HOST", "127.0.0.1");
    variables.put("FOSSAWATCH_SERVER_PORT", "0");
    for (int i = 0; i < assignments.length; i += 2) {
      String name = assignments[i].replace('.', '_').toUpperCase(Locale.ROOT);
      variables.put("FOSSAWATCH_" + name, assignments[i + 1]);
    }
    return ConfigLoader.from(variables).load().config();
  }

  /** A gateway whose requests are watched by these exchanges. */
  static Gateway start(Exchanges exchanges, FossawatchConfig config) throws GatewayException {
    List<Upstream> upstreams = config.gateway().upstreams().stream().map(Upstream::of).toList();
    TimeSource time = TimeSource.system();
    return Gateway.start(
        config,
        exchanges,
        Watching.ALL,
        new Balancer(upstreams, time),
        new GatewayMeters(),
        OwnRequests.NONE,
        time);
  }
}
