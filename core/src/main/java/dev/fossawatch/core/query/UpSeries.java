package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The history with Prometheus's {@code up} beside it, made from what is there: 1 at every sample of
 * our own meters, and for every scrape target what {@code fossawatch_scrape_up} says. A series of
 * the application's own that has the name and the labels of one of these is hidden by it, as a
 * Prometheus's would be. As thread-safe as what it stands on.
 */
public final class UpSeries implements SeriesSource {
  private static final String UP = "up";

  /** A meter that is there at every reading of ours and at no other. */
  private static final String OWN = "fossawatch_history_series";

  private static final String SCRAPED = "fossawatch_scrape_up";

  private final SeriesSource history;

  /** The series of a history and those made of them. */
  public UpSeries(SeriesSource history) {
    this.history = history;
  }

  @Override
  public Iterable<? extends SourceSeries> select(Selection selection) {
    if (!asksForUp(selection)) {
      return history.select(selection);
    }
    List<SourceSeries> all = new ArrayList<>();
    Set<Labels> made = new HashSet<>();
    for (SourceSeries series : made(selection)) {
      made.add(series.labels());
      all.add(series);
    }
    for (SourceSeries series : history.select(selection)) {
      if (!made.contains(series.labels())) {
        all.add(series);
      }
    }
    return all;
  }

  private static boolean asksForUp(Selection selection) {
    return selection.matchers().stream()
        .allMatch(matcher -> !matcher.name().equals(Labels.NAME) || matcher.matches(UP));
  }

  private List<SourceSeries> made(Selection selection) {
    List<SourceSeries> made = new ArrayList<>();
    history.select(of(OWN, selection)).forEach(series -> made.add(new Own(series)));
    history.select(of(SCRAPED, selection)).forEach(series -> made.add(new Scraped(series)));
    return made;
  }

  /** The same selection of another name. */
  private static Selection of(String name, Selection selection) {
    List<Matcher> matchers = new ArrayList<>();
    matchers.add(new Matcher(Matcher.Kind.EQUAL, Labels.NAME, name));
    selection.matchers().stream()
        .filter(matcher -> !matcher.name().equals(Labels.NAME))
        .forEach(matchers::add);
    return new Selection(
        matchers,
        selection.fromMillis(),
        selection.toMillis(),
        selection.stepMillis(),
        selection.rangeMillis(),
        selection.function());
  }

  /** A series under the name {@code up}. */
  private record Scraped(SourceSeries series) implements SourceSeries {
    @Override
    public Labels labels() {
      return series.labels().with(Labels.NAME, UP);
    }

    @Override
    public void read(Samples into) {
      series.read(into);
    }
  }

  /** A series under the name {@code up} whose every value is 1. */
  private record Own(SourceSeries series) implements SourceSeries {
    @Override
    public Labels labels() {
      return series.labels().with(Labels.NAME, UP);
    }

    @Override
    public void read(Samples into) {
      int before = into.size();
      series.read(into);
      double[] values = into.values();
      for (int i = before; i < into.size(); i++) {
        values[i] = Stale.is(values[i]) ? values[i] : 1;
      }
    }
  }
}
