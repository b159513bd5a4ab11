package dev.fossawatch.core.metrics.scrape;

import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts each sample of a scrape to the metric it belongs to. Not thread-safe. */
final class Families {
  private final Label origin;
  private final Map<String, FamilyType> types = new LinkedHashMap<>();
  private final Map<String, String> help = new LinkedHashMap<>();
  private final Map<String, SeriesDraft> series = new LinkedHashMap<>();
  private final Map<String, CompositeDraft> composites = new LinkedHashMap<>();
  private final LeftOut leftOut = new LeftOut();

  /**
   * @param origin a label that every sample gets
   */
  Families(Label origin) {
    this.origin = origin;
  }

  /** What a metric means; the first explanation stands. */
  void explain(String name, String text) {
    help.putIfAbsent(name, text);
  }

  /**
   * The type of a metric.
   *
   * @return false if it comes too late: after a sample, or after another type
   */
  boolean declare(String name, FamilyType type) {
    FamilyType known = types.putIfAbsent(name, type);
    return known == null ? !series.containsKey(name) : known == type;
  }

  void add(String name, LabelSet labels, double value) {
    String family = familyOf(name);
    FamilyType type = types.getOrDefault(family, FamilyType.UNKNOWN);
    String ending = name.substring(family.length());
    if (!type.takes(ending)) {
      leftOut.add(name, "is no sample of a " + type.word());
    } else if (type.isComposite()) {
      composites
          .computeIfAbsent(family, fresh -> new CompositeDraft(family, type, leftOut))
          .add(ending, labels, origin, value);
    } else if (!ending.equals("_created")) {
      addSeries(new SeriesDraft(name, family, type), labels, value);
    }
  }

  private void addSeries(SeriesDraft fresh, LabelSet labels, double value) {
    try {
      series.computeIfAbsent(fresh.name(), name -> fresh).add(labels.with(origin), value);
    } catch (UnfitException unfit) {
      leftOut.add(fresh.name(), unfit.reason());
    }
  }

  /** The metric with this very name or, where none was declared, with the name less its ending. */
  private String familyOf(String name) {
    if (types.containsKey(name)) {
      return name;
    }
    for (String ending : FamilyType.ENDINGS) {
      if (name.endsWith(ending)) {
        String stem = name.substring(0, name.length() - ending.length());
        FamilyType type = types.get(stem);
        return type != null && type.takes(ending) ? stem : name;
      }
    }
    return name;
  }

  /**
   * All that was added. A counter whose short name another metric has becomes one without a type:
   * its series keep their name.
   *
   * @param samples how many lines with a value there were
   */
  Scrape scrape(int samples) {
    Map<String, MetricSnapshot> built = new LinkedHashMap<>();
    composites.forEach((name, draft) -> built.put(name, draft.snapshot(metadata(name, name))));
    for (SeriesDraft draft : series.values()) {
      if (!draft.isCounter()) {
        buildPlain(draft, built);
      }
    }
    for (SeriesDraft draft : series.values()) {
      if (draft.isCounter()) {
        buildCounter(draft, built);
      }
    }
    built.values().removeIf(snapshot -> snapshot.getDataPoints().isEmpty());
    return new Scrape(new MetricSnapshots(built.values()), samples, leftOut.problems());
  }

  private void buildPlain(SeriesDraft draft, Map<String, MetricSnapshot> built) {
    built.put(draft.name(), draft.plain(metadata(draft.name(), draft.family())));
  }

  private void buildCounter(SeriesDraft draft, Map<String, MetricSnapshot> built) {
    String name = draft.counterName();
    if (built.containsKey(name)) {
      buildPlain(draft, built);
    } else {
      built.put(name, draft.counter(metadata(name, draft.family())));
    }
  }

  private MetricMetadata metadata(String name, String family) {
    return new MetricMetadata(name, help.get(family));
  }
}
