package dev.fossawatch.detect;

import dev.fossawatch.detect.parts.SentRequest;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Comparator;
import java.util.Random;
import java.util.TreeMap;

/** Prints roughly what inspections cost; the benchmarks proper are JMH's. */
final class CostReport {
  private static final int WARM_UP_NANOS = 1_500_000_000;
  private static final Detector DETECTOR = Detector.of(Settings.DEFAULT, () -> Instant.EPOCH);

  private CostReport() {}

  public static void main(String[] arguments) {
    System.out.printf("clean GET           %8.2f µs%n", nanos(CleanRequests.get()) / 1000);
    System.out.printf("clean JSON          %8.2f µs%n", nanos(CleanRequests.json()) / 1000);
    Random random = new Random(1);
    TreeMap<Double, String> costs = new TreeMap<>(Comparator.reverseOrder());
    for (int i = 0; i < 300; i++) {
      String value = Hostile.repeated(random, 16 * 1024);
      SentRequest request = SentRequest.to("POST", "/").body("text/plain", value).build();
      costs.put(once(request) / value.length(), value.substring(0, 40));
    }
    costs.entrySet().stream()
        .limit(8)
        .forEach(e -> System.out.printf("worst %8.2f ns a byte: %s%n", e.getKey(), e.getValue()));
  }

  /** Processor time of this thread: what others do on the machine hardly shows. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double once(SentRequest request) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = now();
      DETECTOR.inspect(request);
      best = Math.min(best, now() - start);
    }
    return best;
  }

  private static double nanos(SentRequest request) {
    long end = now() + WARM_UP_NANOS;
    while (now() < end) {
      DETECTOR.inspect(request);
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long start = now();
      for (int i = 0; i < 2000; i++) {
        DETECTOR.inspect(request);
      }
      best = Math.min(best, (now() - start) / 2000.0);
    }
    return best;
  }
}
