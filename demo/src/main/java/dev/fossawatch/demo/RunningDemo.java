package dev.fossawatch.demo;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.demo.data.DataFault;
import dev.fossawatch.demo.login.Users;
import dev.fossawatch.demo.traffic.Tally;
import dev.fossawatch.demo.traffic.Traffic;
import dev.fossawatch.servlet.MonitoringFilter;
import dev.fossawatch.servlet.MonitoringServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole demonstration while it runs: opened in order, closed in the opposite one. */
final class RunningDemo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningDemo.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Settings settings;
  private final Forecourt forecourt;
  private final AppServer server;
  private final Optional<Traffic> traffic;

  private RunningDemo(Settings settings, TimeSource time) throws Exception {
    this.settings = settings;
    try {
      forecourt = opened(open(settings, time));
      Fossawatch fossawatch =
          opened(
              Fossawatch.builder()
                  .time(time)
                  .config(DemoConfig.of(settings, forecourt))
                  .dataSource("database", forecourt.pool())
                  .start());
      server =
          opened(
              AppServer.start(
                  forecourt,
                  settings.port(),
                  settings.adminPort(),
                  new MonitoringFilter(fossawatch),
                  new MonitoringServlet(fossawatch)));
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
    return URI.create("http://localhost:" + server.port());
  }

  /** Where Fossawatch answers, without a slash at the end. */
  URI administration() {
    return URI.create("http://localhost:" + server.adminPort());
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
        traffic.isPresent()
            ? "Visitors come; --no-traffic keeps them away. Stop with Ctrl+C."
            : "No visitors come. Stop with Ctrl+C.");
  }

  /** Waits until the server has stopped. */
  void join() throws InterruptedException {
    server.join();
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
  }
}
