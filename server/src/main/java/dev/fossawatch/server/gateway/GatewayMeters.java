package dev.fossawatch.server.gateway;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.metrics.MetricsCollector;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the gateway counts of its own: refusals, failures of upstreams, connections. Thread-safe.
 */
final class GatewayMeters {
  private final Map<FramingViolation, LongAdder> violations = adders(FramingViolation.class);
  private final Map<Rejection, LongAdder> rejections = adders(Rejection.class);
  private final Map<UpstreamFailure, LongAdder> failures = adders(UpstreamFailure.class);
  private final Map<UpstreamFailure, LongAdder> retries = adders(UpstreamFailure.class);
  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicInteger tunnels = new AtomicInteger();

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> keys) {
    Map<E, LongAdder> adders = new EnumMap<>(keys);
    for (E key : keys.getEnumConstants()) {
      adders.put(key, new LongAdder());
    }
    return adders;
  }

  /** Shows the figures beside those of the watched application. */
  void register(Fossawatch fossawatch, List<Upstream> upstreams) {
    MetricsCollector metrics = fossawatch.metrics();
    metrics.counter(
        "fossawatch_gateway_refused_requests_total",
        "Requests the gateway itself refused, and connections it closed on clients.",
        "reason",
        this::refused);
    metrics.counter(
        "fossawatch_gateway_upstream_failures_total",
        "Requests an upstream did not answer, each attempt counted.",
        "reason",
        () -> figures(failures, UpstreamFailure::label));
    metrics.counter(
        "fossawatch_gateway_retries_total",
        "Requests that were sent once more after such a failure.",
        "reason",
        () -> figures(retries, UpstreamFailure::label));
    metrics.gauge(
        "fossawatch_gateway_connections",
        "Open connections: of clients, and those of them that became tunnels (WebSocket).",
        "kind",
        () -> Map.of("client", (double) clients.get(), "tunnel", (double) tunnels.get()));
    metrics.gauge(
        "fossawatch_gateway_upstream_requests",
        "Requests an upstream is working on.",
        "upstream",
        () -> figures(upstreams, Upstream::outstanding));
    metrics.gauge(
        "fossawatch_gateway_upstream_up",
        "Whether an upstream could be reached when it was last tried: 1 or 0.",
        "upstream",
        () -> figures(upstreams, upstream -> upstream.isUp() ? 1 : 0));
  }

  /** Shows how the access log fares. */
  static void register(Fossawatch fossawatch, AccessLog log) {
    fossawatch
        .metrics()
        .counter(
            "fossawatch_access_log_lines_total",
            "Lines of the access log: written, dropped since too many waited, or failed to be written.",
            "result",
            log::lines);
  }

  private Map<String, Double> refused() {
    Map<String, Double> figures = new HashMap<>(figures(violations, FramingViolation::label));
    figures.putAll(figures(rejections, Rejection::label));
    return figures;
  }

  private static <E> Map<String, Double> figures(
      Map<E, LongAdder> adders, Function<E, String> label) {
    Map<String, Double> figures = new HashMap<>();
    adders.forEach((key, adder) -> figures.put(label.apply(key), adder.doubleValue()));
    return figures;
  }

  private static Map<String, Double> figures(
      List<Upstream> upstreams, ToDoubleFunction<Upstream> figure) {
    Map<String, Double> figures = new LinkedHashMap<>();
    upstreams.forEach(each -> figures.put(each.name(), figure.applyAsDouble(each)));
    return figures;
  }

  void refused(FramingViolation violation) {
    increment(violations, violation);
  }

  void refused(Rejection rejection) {
    increment(rejections, rejection);
  }

  void failed(UpstreamFailure failure) {
    increment(failures, failure);
  }

  void retried(UpstreamFailure failure) {
    increment(retries, failure);
  }

  private static <E> void increment(Map<E, LongAdder> adders, E key) {
    LongAdder adder = adders.get(key);
    if (adder != null) {
      adder.increment();
    }
  }

  /**
   * A client connected.
   *
   * @return how many are connected now
   */
  int clientConnected() {
    return clients.incrementAndGet();
  }

  void clientDisconnected() {
    clients.decrementAndGet();
  }

  void tunnelOpened() {
    tunnels.incrementAndGet();
  }

  void tunnelClosed() {
    tunnels.decrementAndGet();
  }
}
