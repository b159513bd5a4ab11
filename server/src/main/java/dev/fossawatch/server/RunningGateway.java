package dev.fossawatch.server;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.server.gateway.AccessLog;
import dev.fossawatch.server.gateway.AdminServer;
import dev.fossawatch.server.gateway.Gateway;
import dev.fossawatch.server.gateway.GatewayException;
import dev.fossawatch.server.gateway.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** All of the gateway while it runs: what watches, the port that administers it, the traffic. */
final class RunningGateway implements AutoCloseable {
  private final Fossawatch fossawatch;
  private final AdminServer admin;
  private final Gateway gateway;
  private final @Nullable AccessLog accessLog;

  private RunningGateway(
      Fossawatch fossawatch, AdminServer admin, Gateway gateway, @Nullable AccessLog accessLog) {
    this.fossawatch = fossawatch;
    this.admin = admin;
    this.gateway = gateway;
    this.accessLog = accessLog;
  }

  /**
   * Starts everything and returns when the first request may come. Where a part cannot be started
   * none is left running.
   *
   * @throws GatewayException where a port or the TLS material cannot be used
   * @throws UncheckedIOException where the data directory or the access log cannot be used
   */
  static RunningGateway start(FossawatchConfig config) throws GatewayException {
    AccessLog accessLog = openAccessLog(config.gateway().accessLog());
    try {
      return start(config, accessLog);
    } catch (GatewayException | RuntimeException fault) {
      close(accessLog);
      throw fault;
    }
  }

  private static @Nullable AccessLog openAccessLog(@Nullable String file) {
    try {
      return file == null ? null : AccessLog.open(file, TimeSource.system());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable.getMessage(), unusable);
    }
  }

  private static void close(@Nullable AccessLog accessLog) {
    if (accessLog != null) {
      accessLog.close();
    }
  }

  private static RunningGateway start(FossawatchConfig config, @Nullable AccessLog accessLog)
      throws GatewayException {
    Fossawatch.Builder builder = Fossawatch.builder().config(config);
    if (accessLog != null) {
      builder.recorder(accessLog);
    }
    Fossawatch fossawatch = builder.startStrictly();
    try {
      if (accessLog != null) {
        accessLog.register(fossawatch);
      }
      return start(fossawatch, accessLog);
    } catch (GatewayException | RuntimeException fault) {
      fossawatch.close();
      throw fault;
    }
  }

  private static RunningGateway start(Fossawatch fossawatch, @Nullable AccessLog accessLog)
      throws GatewayException {
    AdminServer admin = AdminServer.start(fossawatch);
    try {
      Gateway gateway = Gateway.start(fossawatch, accessLog);
      admin.tell(Readiness.READY);
      return new RunningGateway(fossawatch, admin, gateway, accessLog);
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

  /** Whether there is a file that requests are logged to, which may have been moved away. */
  boolean hasLogFile() {
    String file = fossawatch.config().gateway().accessLog();
    return file != null && !file.equals(AccessLog.STANDARD_OUTPUT);
  }

  /** Goes on with the access log in a file of the configured name, whatever became of the last. */
  void reopenLog() {
    if (accessLog != null) {
      accessLog.reopen();
    }
  }

  /** Has probes told that no more traffic is wanted, lets the requests under way end, and stops. */
  @Override
  public void close() {
    admin.tell(Readiness.DRAINING);
    gateway.drain();
    gateway.close();
    close(accessLog);
    admin.close();
    fossawatch.close();
  }
}
