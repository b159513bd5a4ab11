package dev.fossawatch.server;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.server.gateway.AdminServer;
import dev.fossawatch.server.gateway.Gateway;
import dev.fossawatch.server.gateway.GatewayException;
import dev.fossawatch.server.gateway.Readiness;

/** All of the gateway while it runs: what watches, the port that administers it, the traffic. */
final class RunningGateway implements AutoCloseable {
  private final Fossawatch fossawatch;
  private final AdminServer admin;
  private final Gateway gateway;

  private RunningGateway(Fossawatch fossawatch, AdminServer admin, Gateway gateway) {
    this.fossawatch = fossawatch;
    this.admin = admin;
    this.gateway = gateway;
  }

  /**
   * Starts everything and returns when the first request may come. Where a part cannot be started
   * none is left running.
   *
   * @throws GatewayException where a port or the TLS material cannot be used
   * @throws java.io.UncheckedIOException where the data directory cannot be used
   */
  static RunningGateway start(FossawatchConfig config) throws GatewayException {
    Fossawatch fossawatch = Fossawatch.builder().config(config).startStrictly();
    try {
      return start(fossawatch);
    } catch (GatewayException | RuntimeException fault) {
      fossawatch.close();
      throw fault;
    }
  }

  private static RunningGateway start(Fossawatch fossawatch) throws GatewayException {
    AdminServer admin = AdminServer.start(fossawatch);
    try {
      Gateway gateway = Gateway.start(fossawatch);
      admin.tell(Readiness.READY);
      return new RunningGateway(fossawatch, admin, gateway);
    } catch (GatewayException | RuntimeException fault) {
      admin.close();
      throw fault;
    }
  }

  /** What watches the traffic. */
  Fossawatch fossawatch() {
    return fossawatch;
  }

  /** Where traffic is taken. */
  Origin traffic() {
    String scheme = fossawatch.config().gateway().tls().enabled() ? "https" : "http";
    return new Origin(scheme, fossawatch.config().server().host(), gateway.port());
  }

  /** Where it is administered. */
  Origin administration() {
    return new Origin("http", fossawatch.config().server().adminHost(), admin.port());
  }

  /** Has probes told that no more traffic is wanted, lets the requests under way end, and stops. */
  @Override
  public void close() {
    admin.tell(Readiness.DRAINING);
    gateway.drain();
    gateway.close();
    admin.close();
    fossawatch.close();
  }
}
