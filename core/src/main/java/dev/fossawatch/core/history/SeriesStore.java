package dev.fossawatch.core.history;

import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The history of all series, in memory. A value that stays the same costs nothing more than its
 * first sample. Beyond the highest number of series new ones are dropped and counted; beyond the
 * highest number of changes of value each series forgets its oldest. Thread-safe.
 */
public final class SeriesStore implements SeriesSource {
  /** Changes of value kept over all series; at 12 bytes each 48 MiB. */
  private static final long MAX_SLOTS = 4L * 1024 * 1024;

  private final Labels identity;
  private final int maxSeries;
  private final SlotBudget budget;
  private final Map<String, Map<Labels, MemorySeries>> byName = new HashMap<>();
  private final List<Track> tracks = new ArrayList<>();
  private int size;
  private long dropped;

  /**
   * @param job the name of the application, a label of every series
   * @param instance the name of this process, a label of every series
   * @param maxSeries series kept at most; each bucket of a histogram is one
   */
  public SeriesStore(String job, String instance, int maxSeries) {
    this(job, instance, maxSeries, MAX_SLOTS);
  }

  SeriesStore(String job, String instance, int maxSeries, long maxSlots) {
    identity = Labels.of("instance", instance, "job", job);
    this.maxSeries = maxSeries;
    budget = new SlotBudget(maxSlots);
  }

  /**
   * Begins a track for a source of samples.
   *
   * @param rows how many of its rows are kept, at least 2
   */
  public synchronized Track track(int rows) {
    Track track = new Track(this, rows);
    tracks.add(track);
    return track;
  }

  synchronized @Nullable MemorySeries create(Column column, Track track) {
    Labels labels = identified(column.labels());
    if (size >= maxSeries || named(column.name()).containsKey(labels)) {
      dropped++;
      return null;
    }
    MemorySeries created = new MemorySeries(column.name(), labels, track, budget);
    byName.computeIfAbsent(column.name(), name -> new HashMap<>()).put(labels, created);
    size++;
    return created;
  }

  /** With our identity; labels that have its names already are kept as {@code exported_…}. */
  private Labels identified(Labels labels) {
    Labels.Builder all = Labels.builder();
    identity.forEach(label -> all.label(label.getName(), label.getValue()));
    for (Label label : labels) {
      String name = label.getName();
      while (identity.contains(name) || (!name.equals(label.getName()) && labels.contains(name))) {
        name = "exported_" + name;
      }
      all.label(name, label.getValue());
    }
    return all.build();
  }

  synchronized void remove(MemorySeries series) {
    byName.computeIfPresent(
        series.name,
        (name, named) -> {
          named.remove(series.labels);
          return named.isEmpty() ? null : named;
        });
    series.release();
    size--;
  }

  private Map<Labels, MemorySeries> named(String name) {
    return byName.getOrDefault(name, Map.of());
  }

  /** The names of all metrics that have series, sorted. */
  public synchronized Set<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /** How many series there are. */
  public synchronized int size() {
    return size;
  }

  /** How many samples were dropped because there was no room for their series. */
  public synchronized long dropped() {
    return dropped;
  }

  /**
   * The samples of all series of a name that fulfil all conditions, as of one moment. Series
   * without a sample in the range are left out.
   *
   * @param name the name of the metric, with its suffix
   * @param from the first millisecond, since 1970-01-01T00:00:00Z
   * @param to the last millisecond
   */
  public List<Series> select(String name, List<LabelMatcher> matchers, long from, long to) {
    long until = Math.min(to, newest());
    List<Series> selected = new ArrayList<>();
    for (MemorySeries series : all(name)) {
      if (matchers.stream().allMatch(matcher -> matches(matcher, series.labels))) {
        Series read = read(series, from, until);
        if (read.times().length > 0) {
          selected.add(read);
        }
      }
    }
    return selected;
  }

  @Override
  public List<SourceSeries> select(Selection selection) {
    List<SourceSeries> selected = new ArrayList<>();
    for (MemorySeries series : every()) {
      dev.fossawatch.promql.model.Labels labels = promqlLabels(series);
      if (selection.matches(labels)) {
        selected.add(new Selected(labels, series, selection));
      }
    }
    return selected;
  }

  private synchronized List<MemorySeries> every() {
    return byName.values().stream().flatMap(named -> named.values().stream()).toList();
  }

  private static dev.fossawatch.promql.model.Labels promqlLabels(MemorySeries series) {
    return dev.fossawatch.promql.model.Labels.of(labels(series))
        .with(dev.fossawatch.promql.model.Labels.NAME, series.name);
  }

  private final class Selected implements SourceSeries {
    private final dev.fossawatch.promql.model.Labels labels;
    private final MemorySeries series;
    private final Selection selection;

    Selected(dev.fossawatch.promql.model.Labels labels, MemorySeries series, Selection selection) {
      this.labels = labels;
      this.series = series;
      this.selection = selection;
    }

    @Override
    public dev.fossawatch.promql.model.Labels labels() {
      return labels;
    }

    @Override
    public void read(Samples into) {
      Series found = SeriesStore.this.read(series, selection.fromMillis(), selection.toMillis());
      into.add(found.times(), found.values(), 0, found.times().length);
    }
  }

  private synchronized long newest() {
    return tracks.stream().mapToLong(Track::newest).max().orElse(Long.MIN_VALUE);
  }

  private synchronized List<MemorySeries> all(String name) {
    return List.copyOf(named(name).values());
  }

  private static boolean matches(LabelMatcher matcher, Labels labels) {
    String value = labels.get(matcher.label());
    return matcher.accepts().test(value == null ? "" : value);
  }

  private synchronized Series read(MemorySeries series, long from, long to) {
    return series.track.read(series, labels(series), from, to);
  }

  private static Map<String, String> labels(MemorySeries series) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Label label : series.labels) {
      labels.put(label.getName(), label.getValue());
    }
    return labels;
  }
}
