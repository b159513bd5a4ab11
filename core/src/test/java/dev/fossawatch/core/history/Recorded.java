package dev.fossawatch.core.history;

import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The samples of one series in a range of time, oldest first.
 *
 * @param labels all but the metric's name
 */
public record Recorded(Map<String, String> labels, long[] times, double[] values) {

  /** The series a PromQL selector finds that have samples from one time to another. */
  public static List<Recorded> select(SeriesStore store, String selector, long from, long to) {
    return select(store, selector, from, to, "");
  }

  /** As a function of PromQL would find them. */
  public static List<Recorded> select(
      SeriesStore store, String selector, long from, long to, String function) {
    Expr.VectorSelector parsed = (Expr.VectorSelector) PromQl.parse(selector);
    Selection selection = new Selection(parsed.matchers(), from, to, 1, to - from, function);
    List<Recorded> recorded = new ArrayList<>();
    for (SourceSeries series : store.select(selection)) {
      Samples samples = new Samples();
      series.read(samples);
      if (samples.size() > 0) {
        recorded.add(of(series.labels(), samples));
      }
    }
    return recorded;
  }

  private static Recorded of(Labels labels, Samples samples) {
    return new Recorded(
        labels.withoutName().toMap(),
        Arrays.copyOf(samples.times(), samples.size()),
        Arrays.copyOf(samples.values(), samples.size()));
  }
}
