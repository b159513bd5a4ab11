package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.store.segment.BrokenBlockException;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import io.prometheus.metrics.model.snapshots.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of all series, which PromQL reads: every second of the last hour, every ten seconds
 * of the last day, every minute of the last 30 days, compressed. Beyond the highest number of
 * series new ones are dropped and counted; beyond the highest amount of memory the oldest blocks
 * are. Thread-safe.
 */
public final class SeriesStore implements SeriesSource {
  private static final Logger LOG = LoggerFactory.getLogger(SeriesStore.class);
  private static final int HOURS_OF_TEN_SECONDS = 24;
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final String job;
  private final String instance;
  private final int maxSeries;
  private final long maxBytes;
  private final List<Resolution> resolutions;
  private final Map<Resolution, Blocks> blocks = new HashMap<>();
  private final Map<String, Map<Labels, LiveSeries>> live = new HashMap<>();
  private final List<Track> tracks = new ArrayList<>();
  private final List<Finished> unstored = new ArrayList<>();
  private volatile @Nullable StoredBlocks disk;
  private int size;
  private long dropped;
  private long droppedBlocks;

  /**
   * @param job the name of the application, a label of every series
   * @param instance the name of this process, a label of every series
   * @param maxSeries series kept at most; each bucket of a histogram is one
   */
  public SeriesStore(String job, String instance, int maxSeries) {
    this(job, instance, maxSeries, HOURS_OF_TEN_SECONDS, MAX_BYTES);
  }

  /**
   * @param hoursOfTenSeconds for how many hours ten seconds are kept, at least 1
   * @param maxBytes how much memory finished blocks may take
   */
  public SeriesStore(
      String job, String instance, int maxSeries, int hoursOfTenSeconds, long maxBytes) {
    this.job = job;
    this.instance = instance;
    this.maxSeries = maxSeries;
    this.maxBytes = maxBytes;
    resolutions = Resolution.all(hoursOfTenSeconds);
    resolutions.forEach(resolution -> blocks.put(resolution, new Blocks(resolution)));
  }

  /**
   * Begins a track for a source of samples.
   *
   * @param name of the source, by which its track is found again after a restart
   * @param interval how far apart its samples are; resolutions finer than that are not kept
   */
  public synchronized Track track(String name, Duration interval) {
    int finest = 0;
    while (finest + 1 < resolutions.size()
        && resolutions.get(finest + 1).intervalMillis() <= interval.toMillis()) {
      finest++;
    }
    Track track = new Track(this, name, resolutions.subList(finest, resolutions.size()));
    tracks.add(track);
    return track;
  }

  /** With our identity; labels that have its names already are kept as {@code exported_…}. */
  Labels identified(Column column) {
    Map<String, String> all = new HashMap<>();
    for (Label label : column.labels()) {
      String name = label.getName();
      while (isOurs(name) || (!name.equals(label.getName()) && column.labels().contains(name))) {
        name = "exported_" + name;
      }
      all.put(name, label.getValue());
    }
    all.put("job", job);
    all.put("instance", instance);
    all.put(Labels.NAME, column.name());
    return Labels.of(all);
  }

  private static boolean isOurs(String label) {
    return label.equals("job") || label.equals("instance");
  }

  @Nullable LiveSeries live(Labels labels) {
    return live.getOrDefault(labels.metricName(), Map.of()).get(labels);
  }

  boolean hasRoom() {
    return size < maxSeries;
  }

  /** Whether series that ended should not wait for their blocks to be full. */
  boolean isCrowded() {
    return size > maxSeries / 4 * 3;
  }

  void drop() {
    dropped++;
  }

  void enter(LiveSeries series) {
    live.computeIfAbsent(series.labels.metricName(), name -> new HashMap<>())
        .put(series.labels, series);
    size++;
  }

  void leave(LiveSeries series) {
    live.computeIfPresent(
        series.labels.metricName(),
        (name, named) -> {
          named.remove(series.labels);
          return named.isEmpty() ? null : named;
        });
    size--;
  }

  void seal(Track track, Resolution resolution, @Nullable Block block) {
    if (block != null) {
      KeptBlock kept = new KeptBlock(resolution, block);
      blocksOf(resolution).add(kept);
      unstored.add(new Finished(track.name, kept));
      blocks.values().forEach(one -> one.expire(block.to()));
      while (bytes() > maxBytes) {
        dropOldest();
      }
    }
  }

  private void dropOldest() {
    blocks.values().stream()
        .flatMap(Blocks::held)
        .min(Comparator.comparingLong(block -> block.to))
        .ifPresent(
            oldest -> {
              blocksOf(oldest.resolution).remove(oldest);
              unstored.removeIf(finished -> finished.block() == oldest);
            });
    droppedBlocks++;
  }

  /** A finished block and the track it is of. */
  record Finished(String track, KeptBlock block) {}

  /** What is not on disk, as of one moment. */
  record Unstored(List<Finished> blocks, List<HeadRecord> heads) {}

  /**
   * What is not on disk.
   *
   * @param anew whether all of the growing blocks is wanted, as it is where some are finished
   */
  synchronized Unstored unstored(boolean anew) {
    boolean all = anew || !unstored.isEmpty();
    List<HeadRecord> heads = new ArrayList<>();
    for (Track track : tracks) {
      for (Tier tier : track.tiers()) {
        HeadRecord record = new HeadRecord(track, tier, all);
        if (!record.isEmpty()) {
          heads.add(record);
        }
      }
    }
    return new Unstored(List.copyOf(unstored), heads);
  }

  /** Remembers that this is on disk now. */
  synchronized void stored(Unstored now) {
    unstored.removeAll(now.blocks());
    now.heads().forEach(HeadRecord::stored);
  }

  /** Makes blocks on disk part of the history. */
  synchronized void attach(StoredBlocks stored) {
    disk = stored;
    stored.all().forEach(block -> blocksOf(block.resolution).add(block));
  }

  List<Resolution> resolutions() {
    return resolutions;
  }

  long maxBytes() {
    return maxBytes;
  }

  /** The time of the latest row; empty if there is none. */
  synchronized OptionalLong newest() {
    return tracks.stream().mapToLong(Track::newest).filter(time -> time != Track.NEVER).max();
  }

  private Blocks blocksOf(Resolution resolution) {
    return blocks.computeIfAbsent(resolution, Blocks::new);
  }

  /** The names of all metrics that have series now, sorted. */
  public synchronized Set<String> names() {
    return new TreeSet<>(live.keySet());
  }

  /** How many series are in blocks that still grow. */
  public synchronized int size() {
    return size;
  }

  /** How many samples were dropped because there was no room for their series. */
  public synchronized long dropped() {
    return dropped;
  }

  /** How many blocks were dropped before their time because there was no room for them. */
  public synchronized long droppedBlocks() {
    return droppedBlocks;
  }

  /** About how many bytes of memory finished blocks take that are not on disk. */
  public synchronized long bytes() {
    return blocks.values().stream().mapToLong(Blocks::weight).sum();
  }

  /**
   * {@inheritDoc}
   *
   * <p>All series are as of one moment. Each sample comes from the finest resolution that still has
   * its time. {@code min_over_time} and {@code max_over_time} are given the minima and maxima of
   * the coarser ones.
   */
  @Override
  public List<SourceSeries> select(Selection selection) {
    Search search = new Search(selection);
    List<LiveSeries> wanted = growing(search).stream().filter(search::wants).toList();
    for (Stage stage : stages(search, wanted)) {
      stage.growing().forEach(one -> search.look(one, stage.resolution()));
      for (int i = stage.finished().size() - 1; i >= 0; i--) {
        look(search, stage.finished().get(i));
      }
    }
    return search.found();
  }

  private void look(Search search, KeptBlock block) {
    if (search.isWanted(block.from, block.to)) {
      try {
        block.load(disk).ifPresent(one -> search.look(one, block.resolution));
      } catch (BrokenBlockException broken) {
        LOG.warn("A part of the history is lost: {}", broken.getMessage());
      } catch (IOException unreadable) {
        throw new UncheckedIOException("the history cannot be read", unreadable);
      }
    }
  }

  /** What is held in one resolution at one moment. */
  private record Stage(Resolution resolution, List<Stretch> growing, List<KeptBlock> finished) {}

  private synchronized Collection<LiveSeries> growing(Search search) {
    return search
        .metric()
        .map(metric -> List.copyOf(live.getOrDefault(metric, Map.of()).values()))
        .orElseGet(() -> live.values().stream().flatMap(named -> named.values().stream()).toList());
  }

  private synchronized List<Stage> stages(Search search, List<LiveSeries> wanted) {
    List<Stage> stages = new ArrayList<>();
    for (Resolution resolution : resolutions) {
      List<Stretch> growing = new ArrayList<>();
      for (LiveSeries series : wanted) {
        series
            .track
            .head(resolution)
            .flatMap(head -> search.stretch(series, head))
            .ifPresent(growing::add);
      }
      stages.add(new Stage(resolution, growing, List.copyOf(blocksOf(resolution).all())));
    }
    return stages;
  }
}
