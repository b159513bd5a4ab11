package dev.fossawatch.detect.prefilter;

import java.util.ArrayList;
import java.util.List;

/**
 * When a probe is worth asking: one of several combinations of features. A probe never finds
 * anything in a value that its trigger does not match.
 */
public final class Trigger {
  private final List<List<Feature>> alternatives;

  private Trigger(List<List<Feature>> alternatives) {
    this.alternatives = alternatives;
  }

  /** A trigger that needs all of these features in the value. */
  public static Trigger all(Feature... features) {
    return new Trigger(List.of(List.of(features)));
  }

  /** A trigger that matches every value. */
  public static Trigger always() {
    return all();
  }

  /** This trigger or, instead, all of these features. */
  public Trigger or(Feature... features) {
    List<List<Feature>> more = new ArrayList<>(alternatives);
    more.add(List.of(features));
    return new Trigger(List.copyOf(more));
  }

  List<List<Feature>> alternatives() {
    return alternatives;
  }
}
