package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.history.block.Statistic;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the series of one selection, block by block. Not thread-safe. */
final class Search {
  private final Selection selection;
  private final Optional<String> metric;
  private final Statistic statistic;
  private final Map<Labels, Optional<FoundSeries>> seen = new HashMap<>();
  private final List<SourceSeries> found = new ArrayList<>();

  Search(Selection selection) {
    this.selection = selection;
    metric = metric(selection);
    statistic = statistic(selection);
  }

  private static Optional<String> metric(Selection selection) {
    return selection.matchers().stream()
        .filter(matcher -> matcher.kind() == Matcher.Kind.EQUAL)
        .filter(matcher -> matcher.name().equals(Labels.NAME))
        .map(Matcher::value)
        .findFirst();
  }

  /** Minima and maxima are kept apart, so that those of a coarse tier are true. */
  private static Statistic statistic(Selection selection) {
    return switch (selection.function()) {
      case "min_over_time" -> Statistic.MIN;
      case "max_over_time" -> Statistic.MAX;
      default -> Statistic.LAST;
    };
  }

  /** The one metric that is asked for; empty if it may be any. */
  Optional<String> metric() {
    return metric;
  }

  /** Whether a series is one of those selected. */
  boolean wants(LiveSeries series) {
    return found(series.labels) != null;
  }

  /** What a series has in a block that still grows; empty if that is not wanted. */
  Optional<Stretch> stretch(LiveSeries series, Head head) {
    Columns columns = series.isLive() ? head.columns(series.slot()) : null;
    return columns == null || !isWanted(head.times()[0], head.newest())
        ? Optional.empty()
        : Optional.of(
            new Stretch(series.labels, columns.values(statistic), head.times(), head.rows()));
  }

  /** Looks at a series in a block that still grew. */
  void look(Stretch stretch, Resolution resolution) {
    FoundSeries one = found(stretch.labels());
    if (one != null) {
      one.add(stretch.values(), stretch.times(), stretch.rows(), resolution.intervalMillis());
    }
  }

  /** Looks at all series of a finished block. */
  void look(Block block, Resolution resolution) {
    int index = metric.map(block::firstOf).orElse(0);
    for (; index < block.size(); index++) {
      Labels labels = block.labels(index);
      if (metric.isPresent() && !labels.metricName().equals(metric.get())) {
        return;
      }
      FoundSeries one = found(labels);
      if (one != null) {
        one.add(
            block.values(index, statistic),
            block.times(),
            block.times().length,
            resolution.intervalMillis());
      }
    }
  }

  /** Whether anything from one time to another is asked for. */
  boolean isWanted(long from, long to) {
    return from <= selection.toMillis() && to >= selection.fromMillis();
  }

  private @Nullable FoundSeries found(Labels labels) {
    return seen.computeIfAbsent(labels, this::match).orElse(null);
  }

  private Optional<FoundSeries> match(Labels labels) {
    if (!selection.matches(labels)) {
      return Optional.empty();
    }
    FoundSeries one = new FoundSeries(labels, selection.fromMillis(), selection.toMillis());
    found.add(one);
    return Optional.of(one);
  }

  /** What was found. */
  List<SourceSeries> found() {
    return found;
  }
}
