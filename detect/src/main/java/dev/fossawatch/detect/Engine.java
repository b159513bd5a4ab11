package dev.fossawatch.detect;

import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Prefilter;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What all inspections of a detector share: probes, the pass before them, settings. Immutable. */
final class Engine {
  /** What may hide a meaning that a round of unescaping brings to light. */
  private static final Trigger HIDING = Trigger.all(Feature.chars("%&\\+\0")).or(Feature.foreign());

  /** What may be base64. */
  private static final Trigger PACKED = Trigger.all(Feature.longRun());

  private final Settings settings;
  private final Profiles profiles;
  private final Supplier<List<Probe>> catalogue;
  private final int count;
  private final Prefilter prefilter;

  Engine(Supplier<List<Probe>> catalogue, Settings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.profiles = new Profiles(settings.profiles());
    List<Trigger> triggers = new ArrayList<>();
    catalogue.get().forEach(probe -> triggers.add(probe.trigger()));
    this.count = triggers.size();
    triggers.add(HIDING);
    triggers.add(PACKED);
    this.prefilter = new Prefilter(triggers);
  }

  Settings settings() {
    return settings;
  }

  Profiles profiles() {
    return profiles;
  }

  /** A set of probes for one workspace, in the order in which the triggers are numbered. */
  Probe[] newProbes() {
    return catalogue.get().toArray(Probe[]::new);
  }

  Prefilter prefilter() {
    return prefilter;
  }

  boolean mayHide(long matching) {
    return (matching >>> count & 1) != 0;
  }

  boolean mayHoldText(long matching) {
    return (matching >>> (count + 1) & 1) != 0;
  }

  /** The bits of probes among what matches. */
  long probes(long matching) {
    return matching & ((1L << count) - 1);
  }
}
