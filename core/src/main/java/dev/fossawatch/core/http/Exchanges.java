package dev.fossawatch.core.http;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;

/**
 * Begins exchanges, and holds what all of them share. Thread-safe; one instance serves every
 * adapter of a {@link dev.fossawatch.core.Fossawatch}.
 */
public final class Exchanges {
  private final TimeSource time;
  private final TrustedProxies proxies;
  private final RequestIds requestIds = new RequestIds();
  private final Guard guard;
  private final Recorder recorder;
  private final BodyLimits bodyLimits;
  private final InternalErrors errors;

  public Exchanges(
      TimeSource time,
      TrustedProxies proxies,
      Guard guard,
      Recorder recorder,
      BodyLimits bodyLimits,
      InternalErrors errors) {
    this.time = time;
    this.proxies = proxies;
    this.guard = guard;
    this.recorder = recorder;
    this.bodyLimits = bodyLimits;
    this.errors = errors;
  }

  /**
   * Begins the exchange of a request whose headers are there, and judges them.
   *
   * @return an exchange that must see {@link Exchange#end}
   */
  public Exchange begin(RequestView request) {
    Exchange exchange = new Exchange(this, request, time.nanos());
    exchange.begin();
    return exchange;
  }

  /** Exchanges of the same clients that nobody judges, and that this recorder alone is told of. */
  public Exchanges toldTo(Recorder other) {
    return new Exchanges(time, proxies, Guard.OPEN, other, bodyLimits, errors);
  }

  /** Exchanges that are judged like these, and that nobody is told of. */
  public Exchanges untold() {
    return new Exchanges(time, proxies, guard, Recorder.NOBODY, bodyLimits, errors);
  }

  /** The client of a request that has no exchange; {@code unknown} where nothing could be read. */
  public ClientAddress clientOf(RequestView request) {
    try {
      return proxies.client(request);
    } catch (RuntimeException fault) {
      errors.record("client address", fault);
      return ClientAddress.UNKNOWN;
    }
  }

  /** Whether a request comes over a trusted proxy, so that its forwarding headers are believed. */
  public boolean isForwarded(RequestView request) {
    try {
      return proxies.trusts(request);
    } catch (RuntimeException fault) {
      errors.record("client address", fault);
      return false;
    }
  }

  RequestIds requestIds() {
    return requestIds;
  }

  TimeSource time() {
    return time;
  }

  Guard guard() {
    return guard;
  }

  Recorder recorder() {
    return recorder;
  }

  /** How much of a body, and for how long, is held back before it is judged. */
  public BodyLimits bodyLimits() {
    return bodyLimits;
  }

  /** Where an adapter counts faults of its own. */
  public InternalErrors errors() {
    return errors;
  }
}
