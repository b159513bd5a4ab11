package dev.fossawatch.servlet;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.http.ContractApplication;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Reply;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.util.EnumSet;

/** A Fossawatch in front of an application on Jetty, and a client with its first token. */
final class WatchedJetty implements AutoCloseable {
  private static final String API = "/api/v1/monitoring";

  private final Fossawatch fossawatch;
  private final JettyContainer jetty;

  /** Starts both; what is served below {@code /shop} is the handler's, the rest is not found. */
  WatchedJetty(Fossawatch.Builder builder, ServletApplication.Handler shop) throws Exception {
    fossawatch = builder.start();
    ServletApplication servlets =
        new ServletApplication(
            new ContractApplication(),
            new MonitoringFilter(fossawatch),
            EnumSet.allOf(DispatcherType.class));
    servlets.serve("/shop/*", shop);
    jetty = new JettyContainer(servlets);
  }

  Fossawatch fossawatch() {
    return fossawatch;
  }

  int port() {
    return jetty.port();
  }

  /** Asks the interface without a credential. */
  Reply askAsAnybody(String path) throws IOException {
    return RawClient.get(port(), API + path);
  }

  /** Asks the interface with a good token. */
  Reply ask(String path) throws IOException {
    String token = fossawatch.access().initialToken().orElseThrow().token();
    return RawClient.get(port(), API + path, "Authorization: Bearer " + token);
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception fault) {
      throw new IllegalStateException("Jetty did not stop", fault);
    } finally {
      fossawatch.close();
    }
  }
}
