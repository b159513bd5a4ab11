package dev.fossawatch.promql.script;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.parser.SeriesDescription;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.HashSet;
import java.util.Set;

/** What the {@code load} commands of a script have put in; native histograms only by name. */
final class Storage implements SeriesSource {
  private static final QueryParser PARSER = new QueryParser(ParseOptions.DEFAULT);

  private final MemorySource floats = new MemorySource();
  private final Set<Labels> natives = new HashSet<>();

  void load(String line, long stepMillis, boolean withCustomBuckets) {
    int histogram = line.indexOf("{{");
    if (histogram >= 0) {
      String before = line.substring(0, histogram);
      String labels =
          before.substring(0, Math.max(before.lastIndexOf('}') + 1, firstSpace(before)));
      natives.add(PARSER.parseLabels(labels.strip()));
      return;
    }
    SeriesDescription series = PARSER.parseSeries(line);
    for (int i = 0; i < series.values().length; i++) {
      if (!series.omitted()[i]) {
        floats.add(series.labels(), i * stepMillis, series.values()[i]);
      }
    }
    if (withCustomBuckets) {
      addCustomBuckets(series.labels());
    }
  }

  private static int firstSpace(String text) {
    String stripped = text.stripLeading();
    int space = 0;
    while (space < stripped.length() && !Character.isWhitespace(stripped.charAt(space))) {
      space++;
    }
    return text.length() - stripped.length() + space;
  }

  /** {@code load_with_nhcb} also makes a native histogram of each classic one. */
  private void addCustomBuckets(Labels labels) {
    String name = labels.metricName();
    if (name.endsWith("_bucket")) {
      natives.add(
          labels
              .without(Labels.BUCKET)
              .with(Labels.NAME, name.substring(0, name.length() - "_bucket".length())));
    }
  }

  @Override
  public Iterable<? extends SourceSeries> select(Selection selection) {
    for (Labels labels : natives) {
      if (selection.matches(labels)) {
        throw new NativeHistogramTouched(labels.toString());
      }
    }
    return floats.select(selection);
  }
}
