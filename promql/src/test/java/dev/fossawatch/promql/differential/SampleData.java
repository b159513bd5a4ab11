package dev.fossawatch.promql.differential;

import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.script.MemorySource;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Made-up series, the same for the same seed: counters that restart, gauges, a histogram, gaps,
 * late starts and early ends. Samples lie 4.1 s after each multiple of 15 s, so that no window that
 * ends at a multiple of 5 s begins exactly at a sample: Prometheus 2's windows are closed on the
 * left.
 */
final class SampleData {
  static final long START = 1_704_067_200_000L;
  static final long END = START + 2 * 3_600_000L;
  private static final long INTERVAL = 15_000;
  private static final long SHIFT = 4_100;

  /**
   * Queries begin this far after a multiple of 5 s, so as not to meet a subquery's steps either.
   */
  static final long OFF_GRID = 2_300;

  private static final String[] BOUNDS = {"0.05", "0.1", "0.25", "0.5", "1", "2.5", "+Inf"};

  private final Random random;
  private int sinceGap;
  private final MemorySource source = new MemorySource();
  private final Map<Labels, TreeMap<Long, Double>> made = new TreeMap<>();

  SampleData(long seed) {
    this.random = new Random(seed);
    for (String job : new String[] {"api", "web", "batch"}) {
      for (int instance = 0; instance < 3; instance++) {
        instance(job, Integer.toString(instance));
      }
    }
    made.forEach(
        (labels, samples) -> samples.forEach((time, value) -> source.add(labels, time, value)));
  }

  MemorySource source() {
    return source;
  }

  private void instance(String job, String instance) {
    for (String code : new String[] {"200", "404", "500"}) {
      counter(
          Labels.of("__name__", "requests_total", "job", job, "instance", instance, "code", code));
    }
    gauge(Labels.of("__name__", "temperature", "job", job, "instance", instance), 20);
    gauge(Labels.of("__name__", "memory_bytes", "job", job, "instance", instance), 1e9);
    flag(Labels.of("__name__", "up", "job", job, "instance", instance));
    histogram(job, instance);
    made.computeIfAbsent(
            Labels.of("__name__", "build_info", "job", job, "version", "v" + job.length()),
            key -> new TreeMap<>())
        .putAll(constant());
  }

  private static Map<Long, Double> constant() {
    TreeMap<Long, Double> samples = new TreeMap<>();
    for (long time = START + SHIFT; time < END; time += INTERVAL) {
      samples.put(time, 1.0);
    }
    return samples;
  }

  private interface Next {
    double after(double before);
  }

  private void series(Labels labels, double first, Next next) {
    TreeMap<Long, Double> samples = new TreeMap<>();
    long from = START + (random.nextInt(5) == 0 ? random.nextInt(60) * INTERVAL : 0);
    long to = END - (random.nextInt(5) == 0 ? random.nextInt(60) * INTERVAL : 0);
    double value = first;
    int gap = 0;
    sinceGap = 0;
    for (long time = from; time < to; time += INTERVAL) {
      value = next.after(value);
      if (gap == 0 && random.nextInt(100) == 0) {
        gap = random.nextInt(40);
      }
      sinceGap = gap > 0 ? 0 : sinceGap + 1;
      if (gap > 0) {
        gap--;
      } else {
        samples.put(time + SHIFT, value);
      }
    }
    made.put(labels, samples);
  }

  private void counter(Labels labels) {
    double speed = 1 + random.nextInt(50);
    series(
        labels,
        100_000 + random.nextInt(1000),
        before -> {
          boolean restarts = random.nextInt(150) == 0 && sinceGap > 2;
          double restart = restarts ? 50_000 + random.nextInt(100) : before;
          return restart + Math.round(speed * random.nextDouble());
        });
  }

  private void gauge(Labels labels, double scale) {
    series(labels, scale, before -> before + scale * random.nextGaussian() / 10);
  }

  private void flag(Labels labels) {
    series(labels, 1, before -> random.nextInt(20) == 0 ? 0 : 1);
  }

  private void histogram(String job, String instance) {
    double[] counts = new double[BOUNDS.length];
    for (long time = START + SHIFT; time < END; time += INTERVAL) {
      for (int i = 0; i < 5; i++) {
        int bucket = Math.min(BOUNDS.length - 1, random.nextInt(BOUNDS.length + 3));
        for (int above = bucket; above < counts.length; above++) {
          counts[above]++;
        }
      }
      for (int i = 0; i < BOUNDS.length; i++) {
        Labels labels =
            Labels.of(
                "__name__",
                "latency_seconds_bucket",
                "job",
                job,
                "instance",
                instance,
                "le",
                BOUNDS[i]);
        made.computeIfAbsent(labels, key -> new TreeMap<>()).put(time, 100_000 + counts[i]);
      }
    }
  }

  /** All samples as OpenMetrics text. */
  String openMetrics() {
    StringBuilder text = new StringBuilder();
    made.forEach(
        (labels, samples) ->
            samples.forEach(
                (time, value) ->
                    text.append(name(labels))
                        .append(' ')
                        .append(GoNumber.plain(value))
                        .append(' ')
                        .append(BigDecimal.valueOf(time, 3).toPlainString())
                        .append('\n')));
    return text.append("# EOF\n").toString();
  }

  private static String name(Labels labels) {
    StringJoiner pairs = new StringJoiner(",", labels.metricName() + "{", "}");
    labels.withoutName().toMap().forEach((name, value) -> pairs.add(name + "=\"" + value + "\""));
    return pairs.toString();
  }
}
