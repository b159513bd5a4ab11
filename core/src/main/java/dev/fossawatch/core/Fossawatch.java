package dev.fossawatch.core;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.api.Api;
import dev.fossawatch.core.api.ApiParts;
import dev.fossawatch.core.config.ConfigException;
import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.config.HttpConfig;
import dev.fossawatch.core.config.LoadedConfig;
import dev.fossawatch.core.health.CheckSpec;
import dev.fossawatch.core.health.CheckStatus;
import dev.fossawatch.core.health.Checks;
import dev.fossawatch.core.health.DatabaseCheck;
import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthChecker;
import dev.fossawatch.core.health.HealthListener;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.ForwardingHeader;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.ApplicationMeters;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.metrics.scrape.ScrapeTargets;
import dev.fossawatch.core.metrics.system.SystemMeters;
import dev.fossawatch.core.metrics.system.SystemReader;
import dev.fossawatch.core.query.QueryApi;
import dev.fossawatch.core.query.RuleGroups;
import dev.fossawatch.core.query.UpSeries;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.store.UnusableDirectoryException;
import dev.fossawatch.core.store.UnusableStoreException;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Fossawatch: built once, started once, closed once. Nothing is static or global, so several
 * may live in one JVM. All methods of a started instance are thread-safe.
 */
public final class Fossawatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fossawatch.class);
  private static final Duration OWN_CHECKS = Duration.ofSeconds(5);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final InternalErrors errors = new InternalErrors();
  private final FossawatchConfig config;
  private final StateStore store;
  private final SystemReader system;
  private final SeriesStore history;
  private final MetricsCollector metrics;
  private final HealthChecker health;
  private final Access access;
  private final Api api;
  private final Exchanges exchanges;

  /**
   * @param strict whether state that cannot be kept or read is a reason to throw, rather than to go
   *     on without it
   */
  private Fossawatch(Builder builder, boolean strict) {
    config = builder.config;
    TimeSource time = builder.time;
    try {
      DataDirectory directory = opened(openDirectory(config, strict));
      store = opened(openStore(directory, time, strict));
      system = opened(SystemReader.ofThisMachine(time, errors));
      ConfiguredHistory kept = opened(new ConfiguredHistory(config, directory, errors));
      history = kept.store();
      metrics = opened(new MetricsCollector(config.metrics(), time, errors, history));
      metrics.beforeReading(new SystemMeters(metrics.registry(), system, errors)::refresh);
      Optional<ApplicationMeters> meters = builder.metersToCollect().map(this::opened);
      List<CheckSpec> checks = checks(builder, directory, meters, kept);
      health = opened(new HealthChecker(time, errors, checks, builder.listener));
      access = opened(openAccess(directory, time, strict));
      api = Api.over(parts(time, errors));
      exchanges = exchanges(builder);
      addFigures(errors);
      kept.addTo(metrics);
      if (config.enabled()) {
        kept.start();
        metrics.start();
        meters.ifPresent(metrics::collect);
        new ScrapeTargets(time, config.gateway().scrape()).collectBy(metrics);
        health.start();
        access.start();
      }
    } catch (RuntimeException | Error fault) {
      close();
      throw fault;
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private Exchanges exchanges(Builder builder) {
    return new Exchanges(
        builder.time,
        trustedProxies(config.http()),
        builder.guard,
        builder.recorder == null ? metrics : metrics.andThen(builder.recorder),
        new BodyLimits(config.http().bodyHoldBytes(), config.http().bodyHoldTime().toNanos()),
        errors);
  }

  private static DataDirectory openDirectory(FossawatchConfig config, boolean strict) {
    if (!config.enabled()) {
      return DataDirectory.memory();
    }
    try {
      return DataDirectory.open(config.data().directory());
    } catch (UnusableDirectoryException unusable) {
      throwIf(strict, unusable);
      LOG.warn(
          "Fossawatch keeps its state in memory alone and forgets it at the end of this process. {}",
          unusable.getMessage());
      return DataDirectory.memory();
    }
  }

  private StateStore openStore(DataDirectory directory, TimeSource time, boolean strict) {
    if (!config.enabled()) {
      return StateStore.none("Fossawatch is switched off.");
    }
    try {
      return ConfiguredStore.open(config, directory, time, errors);
    } catch (UnusableStoreException unusable) {
      throwIf(strict, unusable);
      LOG.error(
          "Fossawatch keeps its state in memory alone and forgets it at the end of this process. {}",
          unusable.getMessage());
      return StateStore.memory(config.instance(), unusable.getMessage(), time, errors);
    }
  }

  private Access openAccess(DataDirectory directory, TimeSource time, boolean strict) {
    boolean stored = store.health().durable();
    try {
      DataDirectory kept = stored ? directory : DataDirectory.memory();
      return Access.open(config.access(), kept, store, time, errors);
    } catch (IOException unreadable) {
      throwIf(strict, unreadable);
      LOG.error(
          "Nobody can sign in to Fossawatch but by the configured admin token until this is"
              + " mended. {}",
          unreadable.getMessage());
      return openAccessInMemory(time);
    }
  }

  private static void throwIf(boolean strict, IOException reason) {
    if (strict) {
      throw new UncheckedIOException(reason.getMessage(), reason);
    }
  }

  private Access openAccessInMemory(TimeSource time) {
    try {
      StateStore none = StateStore.none("What is stored cannot be read.");
      return Access.open(config.access(), DataDirectory.memory(), none, time, errors);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Those of the builder, and our own; where both have a name, the builder's stands. */
  private List<CheckSpec> checks(
      Builder builder,
      DataDirectory directory,
      Optional<ApplicationMeters> meters,
      ConfiguredHistory kept) {
    List<CheckSpec> checks = builder.allChecks(this::memoryUsed, directory);
    if (!config.enabled()) {
      return checks;
    }
    addOwn(checks, StoreCheck.NAME, new StoreCheck(store::health), OWN_CHECKS);
    kept.check().ifPresent(check -> addOwn(checks, HistoryCheck.NAME, check, OWN_CHECKS));
    if (meters.isPresent() || !config.gateway().scrape().isEmpty()) {
      addOwn(
          checks,
          ApplicationMetersCheck.NAME,
          new ApplicationMetersCheck(metrics::meterProblems),
          config.metrics().micrometerInterval());
    }
    return checks;
  }

  private static void addOwn(
      List<CheckSpec> checks, String name, HealthCheck check, Duration interval) {
    if (checks.stream().noneMatch(known -> known.name().equals(name))) {
      Duration second = Duration.ofSeconds(1);
      checks.add(new CheckSpec(name, check, interval, Duration.ofSeconds(5), second, false));
    }
  }

  private static TrustedProxies trustedProxies(HttpConfig http) {
    ForwardingHeader header =
        switch (http.forwardingHeader()) {
          case ANY -> ForwardingHeader.ANY;
          case X_FORWARDED_FOR -> ForwardingHeader.X_FORWARDED_FOR;
          case FORWARDED -> ForwardingHeader.FORWARDED;
        };
    return new TrustedProxies(http.trustedProxies(), http.ipv6PrefixLength(), header);
  }

  private ApiParts parts(TimeSource time, InternalErrors errors) {
    String implemented = Fossawatch.class.getPackage().getImplementationVersion();
    String version = implemented == null ? "development" : implemented;
    return new ApiParts(
        config.application(),
        config.instance(),
        version,
        time,
        errors,
        access,
        health,
        metrics,
        new QueryApi(
            new UpSeries(history),
            config.query(),
            time,
            errors,
            metrics::snapshots,
            RuleGroups.NONE,
            version),
        system::read);
  }

  private double memoryUsed() {
    Double used = system.read().memory().utilization();
    return used == null ? Double.NaN : used;
  }

  private void addFigures(InternalErrors errors) {
    new StoreFigures(store).addTo(metrics);
    metrics.counter(
        "fossawatch_internal_errors_total",
        "Faults of Fossawatch itself, none of which reached the application.",
        "place",
        () -> asFigures(errors.counts()));
    metrics.gauge(
        "fossawatch_health_status",
        "State of a check: 1 ok, 0.5 degraded, 0 unhealthy; absent while nothing is known.",
        "check",
        this::healthFigures);
  }

  private static Map<String, Double> asFigures(Map<String, Long> counts) {
    Map<String, Double> figures = new HashMap<>();
    counts.forEach((place, count) -> figures.put(place, count.doubleValue()));
    return figures;
  }

  private Map<String, Double> healthFigures() {
    Map<String, Double> figures = new HashMap<>();
    for (CheckStatus check : health.report().checks()) {
      check.status().figure().ifPresent(figure -> figures.put(check.name(), figure));
    }
    return figures;
  }

  /** Begins building an instance with nothing configured. */
  public static Builder builder() {
    return new Builder();
  }

  /** The configuration in force. */
  public FossawatchConfig config() {
    return config;
  }

  /** Whether requests are to be watched. */
  public boolean watches() {
    return config.enabled() && config.http().middlewareEnabled();
  }

  /** What is measured. */
  public MetricsCollector metrics() {
    return metrics;
  }

  /** What was measured over time. */
  public SeriesStore history() {
    return history;
  }

  /** What is known of the health of the application and what it stands on. */
  public HealthChecker health() {
    return health;
  }

  /** Who may read and operate. */
  public Access access() {
    return access;
  }

  /** Where adapters begin the exchange of each request. */
  public Exchanges exchanges() {
    return exchanges;
  }

  /** What answers the requests that are meant for Fossawatch itself. */
  public Api api() {
    return api;
  }

  /**
   * Stops every thread and releases every file; requests still running end unharmed. Closing once
   * more has no effect.
   */
  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception fault) {
        errors.record("close", fault);
      }
    }
  }

  /** Collects what an instance is made of. Not thread-safe. */
  public static final class Builder {
    private FossawatchConfig config = FossawatchConfig.defaults();
    private TimeSource time = TimeSource.system();
    private Guard guard = Guard.OPEN;
    private @Nullable Recorder recorder;
    private HealthListener listener = HealthListener.NONE;
    private @Nullable ApplicationMeters applicationMeters;
    private final List<CheckSpec> checks = new ArrayList<>();

    private Builder() {}

    /** Uses this configuration instead of the defaults. */
    public Builder config(FossawatchConfig config) {
      this.config = config;
      return this;
    }

    /**
     * Uses the configuration a loader finds. Where it cannot be used, everything that is wrong is
     * logged and Fossawatch is switched off; the application is not affected.
     */
    public Builder config(ConfigLoader loader) {
      try {
        LoadedConfig loaded = loader.load();
        loaded.notes().forEach(note -> LOG.info("{}", note));
        loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
        config = loaded.config();
      } catch (ConfigException wrong) {
        LOG.error("Fossawatch is switched off, because {}", wrong.getMessage());
        config = FossawatchConfig.disabled();
      } catch (RuntimeException fault) {
        LOG.error("Fossawatch is switched off, because it failed to read its settings", fault);
        config = FossawatchConfig.disabled();
      }
      return this;
    }

    /** Uses this clock instead of the machine's. */
    public Builder time(TimeSource time) {
      this.time = time;
      return this;
    }

    /** Judges requests with this guard instead of the built-in one. */
    public Builder guard(Guard guard) {
      this.guard = guard;
      return this;
    }

    /** Tells this recorder of every exchange, after it was counted. */
    public Builder recorder(Recorder recorder) {
      this.recorder = recorder;
      return this;
    }

    /**
     * Watches the application's pool of database connections by a critical check of this name.
     *
     * @param name 1 to 64 lower case letters, digits, {@code -} and {@code _}
     */
    public Builder dataSource(String name, DataSource dataSource) {
      Duration timeout = Duration.ofSeconds(5);
      return check(
          new CheckSpec(
              name,
              DatabaseCheck.of(dataSource, null, timeout, time),
              Duration.ofSeconds(15),
              timeout,
              Duration.ofMillis(500),
              true));
    }

    /** Runs this check beside the configured ones. */
    public Builder check(CheckSpec check) {
      checks.add(check);
      return this;
    }

    /** Tells this listener of every change of a check's state; it must return quickly. */
    public Builder listener(HealthListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Collects these meters of the application instead of those of Micrometer's global registry,
     * which are collected unasked where Micrometer is in the class path. They are closed with the
     * instance. Meters of any {@code CompositeMeterRegistry}: {@code MicrometerMeters.of(registry,
     * TimeSource.system())}.
     */
    public Builder applicationMeters(ApplicationMeters meters) {
      applicationMeters = meters;
      return this;
    }

    private Optional<ApplicationMeters> metersToCollect() {
      Optional<ApplicationMeters> given = Optional.ofNullable(applicationMeters);
      if (config.enabled()) {
        return given.or(() -> ApplicationMeters.global(time));
      }
      given.ifPresent(ApplicationMeters::close);
      return Optional.empty();
    }

    private List<CheckSpec> allChecks(DoubleSupplier memoryUsed, DataDirectory directory) {
      if (!config.enabled()) {
        return new ArrayList<>();
      }
      Path watched = directory.path().orElse(Path.of(""));
      List<CheckSpec> all =
          new ArrayList<>(new Checks(time, memoryUsed).all(config.health().checks(), watched));
      all.addAll(checks);
      return all;
    }

    /**
     * Builds and starts the instance. Whatever fails, two checks of one name included, is logged
     * and Fossawatch is switched off; the application is not affected. An instance that is switched
     * off has no threads, files or paths of its own.
     */
    public Fossawatch start() {
      try {
        return new Fossawatch(this, false);
      } catch (RuntimeException | LinkageError fault) {
        LOG.error("Fossawatch is switched off, because it could not be started", fault);
        return new Fossawatch(new Builder().config(FossawatchConfig.disabled()), false);
      }
    }

    /**
     * Builds and starts the instance, for a program whose own purpose it is: whatever fails is
     * thrown and nothing is left open.
     *
     * @throws UncheckedIOException with a message for people where the data directory is in use or
     *     cannot be used, or what is stored there cannot be read
     * @throws RuntimeException where something else fails, such as two checks of one name
     */
    public Fossawatch startStrictly() {
      return new Fossawatch(this, true);
    }
  }
}
