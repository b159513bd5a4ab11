package dev.fossawatch.core;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.api.Api;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Fossawatch: built once, started once, closed once. Nothing is static or global, so several
 * may live in one JVM. All methods of a started instance are thread-safe.
 */
public final class Fossawatch implements AutoCloseable {
  private final FossawatchConfig config;
  private final MetricsCollector metrics;
  private final Exchanges exchanges;
  private final Access access;
  private final Api api;

  private Fossawatch(Builder builder) {
    config = builder.config;
    InternalErrors errors = new InternalErrors();
    metrics = new MetricsCollector(config.metrics(), builder.time, errors);
    metrics.counter(
        "fossawatch_internal_errors_total",
        "Faults of Fossawatch itself, none of which reached the application.",
        "place",
        () -> asFigures(errors.counts()));
    access = openAccess(config, builder.time, errors);
    api = Api.over(access, builder.time, errors);
    exchanges =
        new Exchanges(
            builder.time,
            new TrustedProxies(config.http().trustedProxies(), config.http().ipv6PrefixLength()),
            builder.guard,
            builder.recorder == null ? metrics : metrics.andThen(builder.recorder),
            new BodyLimits(config.http().bodyHoldBytes(), config.http().bodyHoldTime().toNanos()),
            errors);
    metrics.start();
  }

  private static Map<String, Double> asFigures(Map<String, Long> counts) {
    Map<String, Double> figures = new HashMap<>();
    counts.forEach((place, count) -> figures.put(place, count.doubleValue()));
    return figures;
  }

  private static Access openAccess(
      FossawatchConfig config, TimeSource time, InternalErrors errors) {
    try {
      return Access.open(config.access(), DataDirectory.memory(), time, errors);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Begins building an instance with nothing configured. */
  public static Builder builder() {
    return new Builder();
  }

  /** The configuration in force. */
  public FossawatchConfig config() {
    return config;
  }

  /** What is measured. */
  public MetricsCollector metrics() {
    return metrics;
  }

  /** Where adapters begin the exchange of each request. */
  public Exchanges exchanges() {
    return exchanges;
  }

  /** What answers the requests that are meant for Fossawatch itself. */
  public Api api() {
    return api;
  }

  /** Stops every thread and releases every file; requests still running end unharmed. */
  @Override
  public void close() {
    metrics.close();
    access.close();
  }

  /** Collects what an instance is made of. Not thread-safe. */
  public static final class Builder {
    private FossawatchConfig config = FossawatchConfig.defaults();
    private TimeSource time = TimeSource.system();
    private Guard guard = Guard.OPEN;
    private @Nullable Recorder recorder;

    private Builder() {}

    /** Uses this configuration instead of the defaults. */
    public Builder config(FossawatchConfig config) {
      this.config = config;
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

    /** Builds and starts the instance. */
    public Fossawatch start() {
      return new Fossawatch(this);
    }
  }
}
