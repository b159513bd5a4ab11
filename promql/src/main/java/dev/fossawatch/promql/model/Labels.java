package dev.fossawatch.promql.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The labels of a series: names and values, sorted by name, without empty values (an empty value is
 * an absent label). The metric's name is the label {@link #NAME}. Immutable, thread-safe, ordered
 * as Prometheus orders series.
 */
public final class Labels implements Comparable<Labels> {
  /** The label that holds the metric's name. */
  public static final String NAME = "__name__";

  /** The label that holds the upper bound of a classic histogram's bucket. */
  public static final String BUCKET = "le";

  /** No labels at all. */
  public static final Labels EMPTY = new Labels(new String[0]);

  private final String[] pairs;
  private final int hash;

  private Labels(String[] pairs) {
    this.pairs = pairs;
    this.hash = Arrays.hashCode(pairs);
  }

  /** Labels of this map; entries with an empty value are left out. */
  public static Labels of(Map<String, String> labels) {
    return ofSorted(new TreeMap<>(labels));
  }

  /**
   * Labels of alternating names and values; a later value replaces an earlier one of the same name.
   *
   * @throws IllegalArgumentException if their number is odd
   */
  public static Labels of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("namesAndValues must be pairs");
    }
    TreeMap<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      sorted.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return ofSorted(sorted);
  }

  private static Labels ofSorted(SortedMap<String, String> sorted) {
    sorted.values().removeIf(String::isEmpty);
    String[] pairs = new String[sorted.size() * 2];
    int i = 0;
    for (Map.Entry<String, String> label : sorted.entrySet()) {
      pairs[i++] = label.getKey();
      pairs[i++] = label.getValue();
    }
    return pairs.length == 0 ? EMPTY : new Labels(pairs);
  }

  /** How many labels there are. */
  public int size() {
    return pairs.length / 2;
  }

  /** The name of the label at this place, in order of names. */
  public String name(int index) {
    return pairs[index * 2];
  }

  /** The value of the label at this place, in order of names. */
  public String value(int index) {
    return pairs[index * 2 + 1];
  }

  /** The value of the label, empty if there is none. */
  public String get(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return "";
  }

  /** The metric's name, empty if there is none. */
  public String metricName() {
    return get(NAME);
  }

  /** These labels with one set; an empty value takes it away. */
  public Labels with(String name, String value) {
    if (get(name).equals(value)) {
      return this;
    }
    TreeMap<String, String> sorted = new TreeMap<>(toMap());
    sorted.put(name, value);
    return ofSorted(sorted);
  }

  /** These labels without one. */
  public Labels without(String name) {
    return get(name).isEmpty() ? this : filter(label -> !label.equals(name));
  }

  /** These labels without the metric's name. */
  public Labels withoutName() {
    return without(NAME);
  }

  /** These labels without any of these. */
  public Labels withoutAll(Collection<String> names) {
    Set<String> dropped = Set.copyOf(names);
    return filter(name -> !dropped.contains(name));
  }

  /** Only these of the labels. */
  public Labels only(Collection<String> names) {
    Set<String> kept = Set.copyOf(names);
    return filter(kept::contains);
  }

  private Labels filter(Predicate<String> kept) {
    String[] left = new String[pairs.length];
    int size = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      if (kept.test(pairs[i])) {
        left[size++] = pairs[i];
        left[size++] = pairs[i + 1];
      }
    }
    if (size == pairs.length) {
      return this;
    }
    return size == 0 ? EMPTY : new Labels(Arrays.copyOf(left, size));
  }

  /** A new sorted map of the labels. */
  public SortedMap<String, String> toMap() {
    TreeMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Override
  public int compareTo(Labels other) {
    int common = Math.min(pairs.length, other.pairs.length);
    for (int i = 0; i < common; i++) {
      int order = pairs[i].compareTo(other.pairs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(pairs.length, other.pairs.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels
        && hash == labels.hash
        && Arrays.equals(pairs, labels.pairs);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As Prometheus writes them: {@code {a="1", b="2"}}, the metric's name among them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(i == 0 ? "" : ", ").append(GoText.labelName(pairs[i]));
      text.append('=').append(GoText.quote(pairs[i + 1]));
    }
    return text.append('}').toString();
  }
}
