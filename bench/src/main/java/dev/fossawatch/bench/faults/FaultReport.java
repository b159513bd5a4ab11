package dev.fossawatch.bench.faults;

import dev.fossawatch.bench.sidebyside.Median;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The faults as a Markdown table: medians over the laps, each beside its own calm ones. */
final class FaultReport {
  private static final String HEAD =
      """
      | fault | p50 ms, calm | p50 ms | p99 ms, calm | p99 ms | × calm | lost | sent away | RSS MB before, during, after | live heap MB before, after |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  private FaultReport() {}

  static String of(FaultPlan plan, List<FaultResult> results) {
    return results.stream()
        .map(FaultReport::row)
        .collect(Collectors.joining("", conditions(plan) + "\n" + HEAD, ""));
  }

  private static String conditions(FaultPlan plan) {
    String measured =
        String.format(
            Locale.ROOT,
            "Java %s, %d processors, %d good requests a second, medians of %d laps of %d s, calm and"
                + " not by turns.%n",
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors(),
            plan.rate(),
            plan.laps(),
            plan.seconds());
    if (plan.direct()) {
      measured +=
          "The good requests went past the gateway: what they met is the machine's doing.\n";
    }
    return plan.smoke()
        ? measured + "A smoke run: it shows that everything starts; its figures mean nothing.\n"
        : measured;
  }

  private static String row(FaultResult result) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %d of %d | %d | %.0f, %.0f, %.0f | %.1f, %.1f |%n",
        result.title(),
        Median.of(result.calm(), GoodLap::p50Millis),
        Median.of(result.laps(), GoodLap::p50Millis),
        Median.of(result.calm(), GoodLap::p99Millis),
        Median.of(result.laps(), GoodLap::p99Millis),
        result.ratio(),
        result.lost(),
        result.laps().stream().mapToInt(GoodLap::asked).sum(),
        result.sentAway(),
        megabytes(result.before().resident()),
        megabytes(result.duringKib()),
        megabytes(result.after().resident()),
        megabytes(result.before().liveHeap()),
        megabytes(result.after().liveHeap()));
  }

  private static double megabytes(long kib) {
    return kib / 1024.0;
  }
}
