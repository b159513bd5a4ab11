package dev.fossawatch.bench.sidebyside;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The proxies as a Markdown table: medians over the laps, ratios to nginx under the same load. */
final class ProxyReport {
  private static final String HEAD =
      """
      | load | proxy | req/s | CPU µs/req | × nginx | p50 ms | p99 ms | RSS MB |
      |---|---|---:|---:|---:|---:|---:|---:|
      """;

  private ProxyReport() {}

  static String of(ProxyPlan plan, List<ProxyResult> results) {
    return results.stream()
        .map(result -> row(result, nginx(result, results)))
        .collect(Collectors.joining("", conditions(plan) + "\n" + HEAD, ""));
  }

  private static String conditions(ProxyPlan plan) {
    String measured =
        String.format(
            Locale.ROOT,
            "Java %s, %d processors, medians of %d alternating laps of %d s.%n",
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors(),
            plan.laps(),
            plan.seconds());
    return plan.smoke()
        ? measured + "A smoke run: it shows that everything starts; its figures mean nothing.\n"
        : measured;
  }

  private static double nginx(ProxyResult result, List<ProxyResult> results) {
    return results.stream()
        .filter(other -> other.proxy() == Proxy.NGINX && other.load().equals(result.load()))
        .mapToDouble(ProxyResult::cpuMicros)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String row(ProxyResult result, double nginxMicros) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %.1f | %.2f | %.2f | %.2f | %.0f |%n",
        result.load(),
        result.proxy().title(),
        Median.of(result.laps(), Lap::requestsPerSecond),
        result.cpuMicros(),
        result.cpuMicros() / nginxMicros,
        Median.of(result.laps(), Lap::p50Millis),
        Median.of(result.laps(), Lap::p99Millis),
        result.residentKib() / 1024.0);
  }
}
