package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Series in memory, which a Prometheus can be filled with too. */
public final class TestSeries implements SeriesSource {
  /** When the made-up hour begins. */
  public static final long START = 1_704_067_200_000L;

  private static final long INTERVAL = 15_000;

  /** No window that ends at a multiple of 5 s begins at a sample. */
  private static final long SHIFT = 4_100;

  private final Map<Labels, NavigableMap<Long, Double>> series = new TreeMap<>();

  /** Adds one sample. */
  public TestSeries add(Labels labels, long timeMillis, double value) {
    series.computeIfAbsent(labels, key -> new TreeMap<>()).put(timeMillis, value);
    return this;
  }

  /** An hour of counters, gauges, a histogram, and many numbers that are hard to print. */
  public static TestSeries madeUp() {
    TestSeries made = new TestSeries();
    Random random = new Random(5);
    for (String job : List.of("api", "web")) {
      for (String instance : List.of("a:1", "b:2")) {
        made.instance(job, instance, random);
      }
    }
    made.numbers(random);
    return made;
  }

  private void instance(String job, String instance, Random random) {
    double requests = 1000;
    double temperature = 20;
    double[] buckets = new double[4];
    for (long time = START + SHIFT; time < START + 3_600_000; time += INTERVAL) {
      requests += random.nextInt(50);
      temperature += random.nextGaussian();
      add(named("requests_total", job, instance, "code", "200"), time, requests);
      add(named("requests_total", job, instance, "code", "500"), time, Math.floor(requests / 9));
      add(named("temperature", job, instance, "unit", "°C \"in\"\\out"), time, temperature);
      int slot = random.nextInt(buckets.length);
      for (int i = slot; i < buckets.length; i++) {
        buckets[i]++;
      }
      String[] bounds = {"0.1", "0.5", "1", "+Inf"};
      for (int i = 0; i < bounds.length; i++) {
        add(named("latency_seconds_bucket", job, instance, "le", bounds[i]), time, buckets[i]);
      }
    }
  }

  private static Labels named(String name, String job, String instance, String key, String value) {
    return Labels.of("__name__", name, "job", job, "instance", instance, key, value);
  }

  private void numbers(Random random) {
    double[] odd = {
      0,
      -0.0,
      1,
      -1,
      0.1,
      1e-6,
      9.99e-7,
      1e-7,
      1e20,
      123456789012345680000.0,
      1e21,
      1.5e21,
      -1e300,
      4.9e-324,
      1e-323,
      1.5e-323,
      Double.MAX_VALUE,
      Double.MIN_NORMAL,
      2e-44,
      9007199254740992.0,
      5.6843418860808015e-14,
      4.35,
      100,
      1e5,
      123.456,
      2.225073858507201e-308,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (int i = 0; i < 3000; i++) {
      double value = i < odd.length ? odd[i] : random(random, i);
      add(Labels.of("__name__", "numbers", "n", Integer.toString(i)), START + SHIFT, value);
    }
  }

  private static double random(Random random, int i) {
    if (i % 3 == 0) {
      return random.nextInt() / 1000.0;
    }
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : 0.3;
  }

  /** All samples as OpenMetrics text. */
  public String openMetrics() {
    StringBuilder text = new StringBuilder();
    series.forEach(
        (labels, samples) ->
            samples.forEach(
                (time, value) ->
                    text.append(name(labels))
                        .append(' ')
                        .append(GoNumber.general(value))
                        .append(' ')
                        .append(BigDecimal.valueOf(time, 3).toPlainString())
                        .append('\n')));
    return text.append("# EOF\n").toString();
  }

  private static String name(Labels labels) {
    StringJoiner pairs = new StringJoiner(",", labels.metricName() + "{", "}");
    labels
        .withoutName()
        .toMap()
        .forEach(
            (name, value) ->
                pairs.add(name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
    return pairs.toString();
  }

  @Override
  public List<SourceSeries> select(Selection selection) {
    List<SourceSeries> found = new ArrayList<>();
    series.forEach(
        (labels, samples) -> {
          if (selection.matches(labels) && isIn(samples, selection)) {
            found.add(new Found(labels, samples, selection));
          }
        });
    return found;
  }

  private static boolean isIn(NavigableMap<Long, Double> samples, Selection selection) {
    Long first = samples.ceilingKey(selection.fromMillis());
    return first != null && first <= selection.toMillis();
  }

  private record Found(Labels labels, NavigableMap<Long, Double> samples, Selection selection)
      implements SourceSeries {
    @Override
    public void read(Samples into) {
      samples.subMap(selection.fromMillis(), true, selection.toMillis(), true).forEach(into::add);
    }
  }
}
