package dev.fossawatch.core;

import dev.fossawatch.core.api.Api;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;

/**
 * One Fossawatch: built once, started once, closed once. Nothing is static or global, so several
 * may live in one JVM. All methods of a started instance are thread-safe.
 */
public final class Fossawatch implements AutoCloseable {
  private final FossawatchConfig config;
  private final Exchanges exchanges;
  private final Api api = new Api();

  private Fossawatch(Builder builder) {
    config = builder.config;
    exchanges =
        new Exchanges(
            builder.time,
            new TrustedProxies(config.http().trustedProxies(), config.http().ipv6PrefixLength()),
            builder.guard,
            builder.recorder,
            new BodyLimits(config.http().bodyHoldBytes(), config.http().bodyHoldTime().toNanos()),
            new InternalErrors());
  }

  /** Begins building an instance with nothing configured. */
  public static Builder builder() {
    return new Builder();
  }

  /** The configuration in force. */
  public FossawatchConfig config() {
    return config;
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
  public void close() {}

  /** Collects what an instance is made of. Not thread-safe. */
  public static final class Builder {
    private FossawatchConfig config = FossawatchConfig.defaults();
    private TimeSource time = TimeSource.system();
    private Guard guard = Guard.OPEN;
    private Recorder recorder =
        new Recorder() {
          @Override
          public void began(Exchange exchange) {}

          @Override
          public void ended(Exchange exchange) {}
        };

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

    /** Builds and starts the instance. */
    public Fossawatch start() {
      return new Fossawatch(this);
    }
  }
}
