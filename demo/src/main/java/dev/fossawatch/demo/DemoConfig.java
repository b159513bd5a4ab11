package dev.fossawatch.demo;

import dev.fossawatch.core.config.CheckConfig;
import dev.fossawatch.core.config.DataConfig;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.config.GatewayConfig;
import dev.fossawatch.core.config.HealthConfig;
import dev.fossawatch.core.config.HttpConfig;
import dev.fossawatch.core.config.ServerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How Fossawatch is set up to watch this application. */
final class DemoConfig {
  private static final String LOOPBACK = "127.0.0.1";

  private DemoConfig() {}

  /** Where Fossawatch keeps its state. */
  static Path directory(Settings settings) {
    return settings.dataDirectory().resolve("fossawatch");
  }

  /** The same, with the gateway in front of the application. */
  static FossawatchConfig inFrontOf(URI application, Settings settings, Forecourt forecourt) {
    FossawatchConfig inside = of(settings, forecourt);
    return new FossawatchConfig(
        inside.profile(),
        inside.enabled(),
        inside.application(),
        inside.instance(),
        inside.data(),
        inside.store(),
        inside.http(),
        inside.metrics(),
        inside.query(),
        inside.health(),
        inside.alerts(),
        inside.security(),
        inside.access(),
        inside.server(),
        passingOnTo(application, inside.gateway()));
  }

  private static GatewayConfig passingOnTo(URI application, GatewayConfig base) {
    return new GatewayConfig(
        List.of(application.toString()),
        base.preserveHost(),
        base.upstreamCa(),
        base.upstreamConnections(),
        base.http2(),
        base.h2c(),
        base.tls(),
        base.limits(),
        base.timeouts(),
        base.accessLog(),
        base.scrape());
  }

  /**
   * The defaults, with this application's name, its checks, and its visitors' forwarding headers.
   */
  static FossawatchConfig of(Settings settings, Forecourt forecourt) {
    FossawatchConfig base = FossawatchConfig.defaults();
    return new FossawatchConfig(
        base.profile(),
        true,
        "forecourt",
        base.instance(),
        new DataConfig(directory(settings)),
        base.store(),
        behindLoopback(base.http()),
        base.metrics(),
        base.query(),
        new HealthConfig(List.of(workFossa(forecourt))),
        base.alerts(),
        base.security(),
        base.access(),
        new ServerConfig(settings.port(), LOOPBACK, LOOPBACK, settings.adminPort(), false),
        base.gateway());
  }

  private static HttpConfig behindLoopback(HttpConfig base) {
    return new HttpConfig(
        base.middlewareEnabled(),
        List.of(LOOPBACK, "::1"),
        base.forwardingHeader(),
        base.ipv6PrefixLength(),
        base.bodyHoldBytes(),
        base.bodyHoldTime());
  }

  private static CheckConfig workFossa(Forecourt forecourt) {
    return new CheckConfig(
        "workfossa",
        "http",
        forecourt.workFossa() + "/v1/status",
        false,
        Duration.ofSeconds(15),
        Duration.ofSeconds(5),
        Duration.ofMillis(500),
        Map.of("body_match", "\"status\":\"ok\""));
  }
}
