package dev.fossawatch.core.metrics.scrape;

import dev.fossawatch.core.config.ScrapeConfig;
import dev.fossawatch.core.metrics.ApplicationMeters;
import dev.fossawatch.core.metrics.MeterProblem;
import dev.fossawatch.core.time.TimeSource;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meters of one page of metrics, each with a label that names the target. Thread-safe. */
final class ScrapeTarget implements ApplicationMeters {
  private final TimeSource time;
  private final ScrapeConfig config;
  private final Fetch fetch;
  private final Label origin;
  private volatile @Nullable Attempt last;

  /**
   * How a scrape went.
   *
   * @param up whether it brought anything
   * @param samples lines with a value
   */
  record Attempt(boolean up, double seconds, int samples, List<MeterProblem> problems) {}

  ScrapeTarget(TimeSource time, HttpClient client, ScrapeConfig config) {
    this.time = time;
    this.config = config;
    fetch = new Fetch(client, config);
    origin = new Label(ScrapeTargets.LABEL, config.name());
  }

  String name() {
    return config.name();
  }

  Duration interval() {
    return config.interval();
  }

  /** How the last scrape went; null before the first has ended. */
  @Nullable Attempt last() {
    return last;
  }

  @Override
  public Label origin() {
    return origin;
  }

  @Override
  public Optional<MetricSnapshots> read() {
    long start = time.nanos();
    try {
      Page page = fetch.page();
      Scrape scrape = MetricsReader.read(new MetricsText(page.text()), page.format(), origin);
      last = new Attempt(true, secondsSince(start), scrape.samples(), scrape.leftOut());
      return Optional.of(scrape.meters());
    } catch (ScrapeFailedException failure) {
      List<MeterProblem> problem =
          List.of(new MeterProblem("scrape target " + name(), failure.reason()));
      last = new Attempt(false, secondsSince(start), 0, problem);
      return Optional.empty();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private double secondsSince(long startNanos) {
    return (time.nanos() - startNanos) / 1e9;
  }

  @Override
  public List<MeterProblem> problems() {
    Attempt attempt = last;
    return attempt == null ? List.of() : attempt.problems();
  }

  /** There is nothing to let go of: a scrape that is under way ends with its thread. */
  @Override
  public void close() {}
}
