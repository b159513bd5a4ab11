package dev.fossawatch.demo;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.demo.data.DataFault;
import dev.fossawatch.demo.login.Users;
import dev.fossawatch.demo.traffic.Tally;
import dev.fossawatch.demo.traffic.Traffic;
import dev.fossawatch.server.gateway.AdminServer;
import dev.fossawatch.server.gateway.Gateway;
import dev.fossawatch.server.gateway.GatewayException;
import dev.fossawatch.server.gateway.Readiness;
import dev.fossawatch.servlet.MonitoringFilter;
import dev.fossawatch.servlet.MonitoringServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole demonstration while it runs: opened in order, closed in the opposite one. */
final class RunningDemo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningDemo.class);

  /** Where clients come in. */
  private record Ports(int application, int administration) {}

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Settings settings;
  private final Forecourt forecourt;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Ports ports;
  private final Optional<Traffic> traffic;

  private RunningDemo(Settings settings, TimeSource time) throws Exception {
    this.settings = settings;
    try {
      forecourt = opened(open(settings, time));
      ports = settings.gateway() ? watchedInFront(time) : watchedInside(time);
      parts.push(forecourt::endStreams);
      traffic =
          settings.traffic()
              ? Optional.of(
                  opened(Traffic.start(home(), forecourt.apiToken(), settings.seed(), time)))
              : Optional.empty();
    } catch (Exception fault) {
      close();
      throw fault;
    }
  }

  /**
   * Starts everything and returns when the first request may come.
   *
   * @throws CannotStart where a port is in use or the data directory cannot be used
   */
  static RunningDemo start(Settings settings, TimeSource time) throws Exception {
    return new RunningDemo(settings, time);
  }

  private Ports watchedInside(TimeSource time) throws Exception {
    Fossawatch fossawatch =
        opened(
            Fossawatch.builder()
                .time(time)
                .config(DemoConfig.of(settings, forecourt))
                .dataSource("database", forecourt.pool())
                .start());
    Inside inside =
        new Inside(
            settings.adminPort(),
            new MonitoringFilter(fossawatch),
            new MonitoringServlet(fossawatch));
    AppServer server = opened(AppServer.start(forecourt, settings.port(), inside));
    return new Ports(server.port(), server.adminPort());
  }

  private Ports watchedInFront(TimeSource time) throws Exception {
    AppServer server = opened(AppServer.start(forecourt));
    URI application = URI.create("http://127.0.0.1:" + server.port());
    Fossawatch fossawatch =
        opened(
            Fossawatch.builder()
                .time(time)
                .config(DemoConfig.inFrontOf(application, settings, forecourt))
                .start());
    try {
      AdminServer admin = opened(AdminServer.start(fossawatch));
      Gateway gateway = opened(Gateway.start(fossawatch));
      admin.tell(Readiness.READY);
      return new Ports(gateway.port(), admin.port());
    } catch (GatewayException reason) {
      throw new CannotStart(reason.getMessage(), reason);
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  private static Forecourt open(Settings settings, TimeSource time) throws CannotStart {
    Path directory = settings.dataDirectory().resolve("application");
    try {
      return Forecourt.open(directory, Mishaps.seeded(settings.seed()), time);
    } catch (DataFault | IOException fault) {
      throw new CannotStart(
          "The data in %s cannot be used: is another demo running? Choose another with --data-dir. (%s)"
              .formatted(directory, fault.getMessage()),
          fault);
    }
  }

  /** Where the application answers, without a slash at the end. */
  URI home() {
    return URI.create("http://localhost:" + ports.application());
  }

  /** Where Fossawatch answers, without a slash at the end. */
  URI administration() {
    return URI.create("http://localhost:" + ports.administration());
  }

  /** What the visitors have met so far, if there are any. */
  Optional<Tally> tally() {
    return traffic.map(Traffic::tally);
  }

  /** What whoever started it should know. */
  List<String> greeting() {
    return List.of(
        "Application   %s   (log in as %s, password %s)"
            .formatted(home(), Users.DEMO_NAME, Users.DEMO_PASSWORD),
        "Its API       %s/api/work-orders   (Authorization: Bearer %s)"
            .formatted(home(), forecourt.apiToken()),
        "Fossawatch    %s   (its first admin token is in %s)"
            .formatted(
                administration(), DemoConfig.directory(settings).resolve("initial-admin-token")),
        (settings.gateway() ? "The gateway stands in front of the application. " : "")
            + (traffic.isPresent()
                ? "Visitors come; --no-traffic keeps them away. Stop with Ctrl+C."
                : "No visitors come. Stop with Ctrl+C."));
  }

  /** Waits until everything was closed. */
  void join() throws InterruptedException {
    stopped.await();
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception fault) {
        LOG.warn("A part of the demo did not stop cleanly", fault);
      }
    }
    stopped.countDown();
  }
}
