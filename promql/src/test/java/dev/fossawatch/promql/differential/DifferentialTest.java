package dev.fossawatch.promql.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same made-up queries over the same samples, here and by a real Prometheus, result for result.
 * {@code -Dpromql.differential.queries=N} sets how many, {@code -Dpromql.differential.seed=N}
 * which. What differs between Prometheus 2.42 and 3 is kept out of the queries and listed in
 * RATIONALE.md.
 */
class DifferentialTest {
  private static final int QUERIES = Integer.getInteger("promql.differential.queries", 2000);
  private static final long SEED = Long.getLong("promql.differential.seed", 1);
  private static final double TOLERANCE = 1e-9;

  /** What may be left where equal values are subtracted. */
  private static final double CANCELLED = 1e-12;

  private static final Engine ENGINE = new Engine(Limits.DEFAULT);

  private final SampleData data = new SampleData(SEED);
  private final Random random = new Random(SEED);

  @Test
  void everyQueryGivesWhatPrometheusGives(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    QueryMaker maker = new QueryMaker(SEED);
    int answered = 0;
    try (Prometheus prometheus = Prometheus.start(folder, data.openMetrics())) {
      for (int i = 0; i < QUERIES; i++) {
        String query = maker.next();
        Times times = times(i % 2 == 0);
        Prometheus.Reply reply = prometheus.ask(times.path(), times.parameters(query));
        Map<Labels, Map<Long, Double>> theirs = series(reply);
        answered += theirs.isEmpty() ? 0 : 1;
        String difference = difference(query, times, reply.error(), theirs);
        if (!difference.isEmpty()) {
          differences.add(query + "\n    at " + times + ": " + difference);
        }
      }
    }
    System.out.printf("compared %d queries, %d with a non-empty answer%n", QUERIES, answered);
    assertThat(differences).isEmpty();
    assertThat(answered).isGreaterThan(QUERIES / 2);
  }

  private record Times(long start, long end, long step) {
    String path() {
      return step == 0 ? "/api/v1/query" : "/api/v1/query_range";
    }

    Map<String, String> parameters(String query) {
      return step == 0
          ? Map.of("query", query, "time", seconds(start))
          : Map.of(
              "query", query, "start", seconds(start), "end", seconds(end), "step", seconds(step));
    }

    private static String seconds(long millis) {
      return BigDecimal.valueOf(millis, 3).toPlainString();
    }
  }

  private Times times(boolean instant) {
    long start = SampleData.START + SampleData.OFF_GRID + 5000L * random.nextInt(1440);
    if (instant) {
      return new Times(start, start, 0);
    }
    long step = 5000L * (1 + random.nextInt(30));
    return new Times(start, start + step * random.nextInt(40), step);
  }

  private String difference(
      String query, Times times, String error, Map<Labels, Map<Long, Double>> theirs) {
    Map<Labels, Map<Long, Double>> ours;
    try {
      ours = ours(query, times);
    } catch (QueryException refused) {
      return error.isEmpty() ? "we refuse: " + refused.getMessage() : "";
    }
    if (!error.isEmpty()) {
      return "Prometheus refuses: " + error;
    }
    if (!ours.keySet().equals(theirs.keySet())) {
      Set<Labels> onlyOurs = new TreeSet<>(ours.keySet());
      onlyOurs.removeAll(theirs.keySet());
      Set<Labels> onlyTheirs = new TreeSet<>(theirs.keySet());
      onlyTheirs.removeAll(ours.keySet());
      return "only we have " + onlyOurs + ", only Prometheus has " + onlyTheirs;
    }
    for (Map.Entry<Labels, Map<Long, Double>> series : ours.entrySet()) {
      Map<Long, Double> their = theirs.getOrDefault(series.getKey(), new TreeMap<>());
      String difference = difference(series.getValue(), their);
      if (!difference.isEmpty()) {
        return series.getKey() + " " + difference;
      }
    }
    return "";
  }

  private static String difference(Map<Long, Double> ours, Map<Long, Double> theirs) {
    if (!ours.keySet().equals(theirs.keySet())) {
      return "at " + ours.keySet() + " but Prometheus at " + theirs.keySet();
    }
    for (Map.Entry<Long, Double> sample : ours.entrySet()) {
      double their = theirs.getOrDefault(sample.getKey(), 0.0);
      if (!near(sample.getValue(), their)) {
        return "is " + sample + " but Prometheus has " + their;
      }
    }
    return "";
  }

  private static boolean near(double ours, double theirs) {
    if (Double.isNaN(ours) || Double.isNaN(theirs) || Double.isInfinite(ours)) {
      return Double.compare(ours, theirs) == 0;
    }
    double size = Math.max(Math.abs(ours), Math.abs(theirs));
    return Math.abs(ours - theirs) <= Math.max(TOLERANCE * size, CANCELLED);
  }

  private Map<Labels, Map<Long, Double>> ours(String query, Times times) {
    Map<Labels, Map<Long, Double>> found = new HashMap<>();
    Value value =
        times.step() == 0
            ? ENGINE.instant(PromQl.parse(query), data.source(), times.start()).value()
            : ENGINE
                .range(PromQl.parse(query), data.source(), times.start(), times.end(), times.step())
                .value();
    if (value instanceof Value.Vector vector) {
      vector
          .samples()
          .forEach(s -> found.put(s.labels(), new TreeMap<>(Map.of(s.timeMillis(), s.value()))));
    } else {
      for (Value.Series series : ((Value.Matrix) value).series()) {
        Map<Long, Double> samples = new TreeMap<>();
        for (int i = 0; i < series.values().length; i++) {
          samples.put(series.timesMillis()[i], series.values()[i]);
        }
        found.put(series.labels(), samples);
      }
    }
    return found;
  }

  private static Map<Labels, Map<Long, Double>> series(Prometheus.Reply reply) {
    Map<Labels, Map<Long, Double>> found = new HashMap<>();
    for (Map<?, ?> one : reply.series()) {
      Map<String, String> labels = new HashMap<>();
      ((Map<?, ?>) Objects.requireNonNull(one.get("metric")))
          .forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
      Map<Long, Double> samples = new TreeMap<>();
      List<?> values =
          one.get("values") instanceof List<?> many
              ? many
              : List.of(Objects.requireNonNull(one.get("value")));
      for (Object pair : values) {
        sample((List<?>) pair, samples);
      }
      found.put(Labels.of(labels), samples);
    }
    return found;
  }

  private static void sample(List<?> pair, Map<Long, Double> into) {
    long time = Math.round(((Number) pair.get(0)).doubleValue() * 1000);
    String text = String.valueOf(pair.get(1)).replace("Inf", "Infinity");
    into.put(time, Double.parseDouble(text));
  }
}
