package dev.fossawatch.bench.sidebyside;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as a Markdown table: medians over the laps, ratios to the bare application. */
final class Report {
  private static final String HEAD =
      """
      | variant | req/s | ratio | CPU µs/req | p50 ms | p99 ms | RSS MB | live heap MB | start s |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  private Report() {}

  /**
   * Writes the table.
   *
   * @param results one per variant, the bare application first
   */
  static String of(Plan plan, List<Result> results) {
    double bare = results.get(0).medianRequestsPerSecond();
    return results.stream()
        .map(result -> row(result, bare))
        .collect(Collectors.joining("", conditions(plan) + "\n" + HEAD, ""));
  }

  private static String conditions(Plan plan) {
    String measured =
        String.format(
            Locale.ROOT,
            "Java %s, %d processors, medians of %d alternating laps of %d s, %d connections.%n",
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors(),
            plan.laps(),
            plan.seconds(),
            Wrk.CONNECTIONS);
    return plan.smoke()
        ? measured + "A smoke run: it shows that everything starts; its figures mean nothing.\n"
        : measured;
  }

  private static String row(Result result, double bare) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.1f | %.1f | %.1f | %.0f | %.1f | %.1f |%n",
        result.variant().title(),
        result.medianRequestsPerSecond(),
        result.medianRequestsPerSecond() / bare,
        Median.of(result.laps(), Lap::cpuMicros),
        Median.of(result.laps(), Lap::p50Millis),
        Median.of(result.laps(), Lap::p99Millis),
        result.residentKib() / 1024.0,
        result.liveHeapKib() / 1024.0,
        Median.of(result.startSeconds(), Double::doubleValue));
  }
}
