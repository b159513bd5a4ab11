package dev.fossawatch.core.metrics;

import dev.fossawatch.core.config.MetricsConfig;
import dev.fossawatch.core.history.Sampler;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.promql.engine.QueryException;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.MetricNameFilter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request, holds all meters of one Fossawatch on a registry of its own, and shows them
 * to those who scrape. Thread-safe.
 */
public final class MetricsCollector implements Recorder, AutoCloseable {
  /** The columns a classic histogram of 14 bounds has: its buckets, their sum and their number. */
  private static final int HISTOGRAM_COLUMNS = 17;

  private final MetricsConfig config;
  private final TimeSource time;
  private final InternalErrors errors;
  private final SeriesStore history;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final List<Runnable> refreshers = new CopyOnWriteArrayList<>();
  private final Exposition exposition = new Exposition();
  private final Routes routes;
  private final RequestMeters requests;
  private final ErrorPatterns patterns;
  private final RequestDetails details;
  private final PastQueries past;
  private final ApplicationReader application;
  private final TrendReader trends;
  private final Sampler sampler;
  private final List<ApplicationMetersReader> applicationMeters = new CopyOnWriteArrayList<>();

  /**
   * @param config what is measured and how much of it is kept
   * @param time the clock
   * @param errors where faults of ours are counted
   * @param history where the samples of all meters go
   */
  public MetricsCollector(
      MetricsConfig config, TimeSource time, InternalErrors errors, SeriesStore history) {
    this.config = config;
    this.time = time;
    this.errors = errors;
    this.history = history;
    RouteTable table = new RouteTable(config.maxRoutes(), new CellBudget(cells(config)));
    routes = new Routes(table, errors);
    requests = new RequestMeters(table);
    patterns = new ErrorPatterns(time, errors);
    details = new RequestDetails(time, config.samplingRate());
    past = new PastQueries(history, time);
    application = new ApplicationReader(time, requests, patterns, past, errors);
    trends = new TrendReader(past);
    sampler = new Sampler(time, errors, history, this::readOurs);
    registry.register(new RequestSnapshots(requests));
    new HistoryMeters(history).register(registry);
  }

  /** As many histograms as leave a sixth of the series to all other meters. */
  private static int cells(MetricsConfig config) {
    return config.maxSeries() * 5 / 6 / HISTOGRAM_COLUMNS;
  }

  /** Begins to record the history of all meters. */
  public void start() {
    sampler.start();
  }

  /**
   * Adds what brings meters on {@link #registry} up to date. It runs before each reading, so at
   * least once a second, on the reader's thread and never on a request's; it must not block. Its
   * faults are recorded.
   */
  public void beforeReading(Runnable refresh) {
    refreshers.add(refresh);
  }

  /**
   * Collects the application's own meters beside ours, every {@link
   * MetricsConfig#micrometerInterval}, until this collector is closed.
   */
  public void collect(ApplicationMeters meters) {
    collect(meters, config.micrometerInterval());
  }

  /**
   * Collects meters beside ours and those already collected, which stand where names clash, until
   * this collector is closed.
   */
  public void collect(ApplicationMeters meters, Duration interval) {
    List<ApplicationMetersReader> earlier = List.copyOf(applicationMeters);
    ApplicationMetersReader reader =
        new ApplicationMetersReader(
            time,
            errors,
            meters,
            () -> readBefore(earlier),
            history.track("application-" + earlier.size(), interval),
            interval);
    applicationMeters.add(reader);
    reader.start();
  }

  private MetricSnapshots readBefore(List<ApplicationMetersReader> others) {
    OneTypeEach all = new OneTypeEach();
    all.add(readOurs());
    others.forEach(reader -> all.add(reader.latest()));
    return all.snapshots();
  }

  /** The meters of the application that could not be read lately. */
  public List<MeterProblem> meterProblems() {
    return applicationMeters.stream().flatMap(reader -> reader.problems().stream()).toList();
  }

  /** The registry of all meters but the application's own; others may register more on it. */
  public PrometheusRegistry registry() {
    return registry;
  }

  @Override
  public void began(Exchange exchange) {
    requests.began();
  }

  @Override
  public void ended(Exchange exchange) {
    int method = HttpMethods.index(exchange.request().method());
    Route route = routes.of(exchange, method);
    requests.ended(exchange, route, method);
    patterns.ended(exchange, route.name);
    details.ended(exchange, route.name, method);
  }

  /**
   * Adds a gauge whose figures another package owns.
   *
   * @param name the name in Prometheus form
   * @param labelName the one label, whose values are the keys of the map
   * @param figures is asked at every reading, from any thread; must not block
   */
  public void gauge(
      String name, String help, String labelName, Supplier<Map<String, Double>> figures) {
    NamedFigures named = new NamedFigures(name, figures, errors);
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labelName)
        .callback(callback -> named.forEach((value, figure) -> callback.call(figure, value)))
        .register(registry);
  }

  /**
   * Adds a counter whose figures another package owns.
   *
   * @param name the name in Prometheus form; ends in {@code _total} where it is shown
   * @param labelName the one label, whose values are the keys of the map
   * @param figures is asked at every reading, from any thread; must not block; never falls
   */
  public void counter(
      String name, String help, String labelName, Supplier<Map<String, Double>> figures) {
    NamedFigures named = new NamedFigures(name, figures, errors);
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labelName)
        .callback(callback -> named.forEach((value, figure) -> callback.call(figure, value)))
        .register(registry);
  }

  /**
   * All meters as a Prometheus scrape.
   *
   * @param accept the {@code Accept} header, which chooses text, OpenMetrics or protobuf; null for
   *     text
   * @param names only meters that show one of these names ({@code name[]}); all if empty
   */
  public ScrapeResponse expose(@Nullable String accept, List<String> names) {
    Predicate<String> shown =
        names.isEmpty()
            ? MetricNameFilter.ALLOW_ALL
            : MetricNameFilter.builder().nameMustBeEqualTo(names).build();
    return exposition.write(accept, snapshots(shown));
  }

  /** All meters, ours and the application's, as of now. */
  public MetricSnapshots snapshots() {
    return snapshots(MetricNameFilter.ALLOW_ALL);
  }

  private MetricSnapshots snapshots(Predicate<String> shown) {
    refreshers.forEach(this::refresh);
    OneTypeEach all = new OneTypeEach();
    all.add(registry.scrape(shown));
    for (ApplicationMetersReader reader : applicationMeters) {
      reader.latest().stream()
          .filter(snapshot -> shown.test(snapshot.getMetadata().getPrometheusName()))
          .forEach(all::add);
    }
    return all.snapshots();
  }

  private MetricSnapshots readOurs() {
    refreshers.forEach(this::refresh);
    return registry.scrape();
  }

  private void refresh(Runnable refresher) {
    try {
      refresher.run();
    } catch (RuntimeException fault) {
      errors.record("metrics.refresh", fault);
    }
  }

  /** What the watched application did, as of now. */
  public ApplicationMetrics application() {
    return application.read();
  }

  /**
   * What the watched application did over a window that ends now.
   *
   * @param quantiles quantiles of response times wanted beside the usual ones, each from 0 to 1
   * @throws QueryException if that would touch more samples, or take longer, than a query may
   */
  public WindowMetrics application(Duration window, List<Double> quantiles) {
    return new WindowReader(past, time.millis(), window, quantiles).read();
  }

  /**
   * What the watched application did, as figures over time.
   *
   * @param window how far back, to now
   * @param points how many values of each figure at most, positive
   * @throws QueryException if that would touch more samples, or take longer, than a query may
   */
  public Trend applicationTrend(Duration window, int points) {
    return trends.read("application", time.millis(), window, points);
  }

  /**
   * What the machine, the process and the virtual machine did, as figures over time.
   *
   * @param window how far back, to now
   * @param points how many values of each figure at most, positive
   * @throws QueryException if that would touch more samples, or take longer, than a query may
   */
  public Trend systemTrend(Duration window, int points) {
    return trends.read("system", time.millis(), window, points);
  }

  /** Failures by pattern, those last seen first; at most 200. */
  public List<ErrorPattern> errors() {
    return patterns.read();
  }

  /** Details of the latest requests. */
  public RequestLog requests() {
    return details.read();
  }

  /** Stops to record the history; requests are still counted. */
  @Override
  public void close() {
    sampler.close();
    applicationMeters.forEach(ApplicationMetersReader::close);
  }
}
