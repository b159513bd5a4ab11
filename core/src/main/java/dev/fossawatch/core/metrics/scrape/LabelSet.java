package dev.fossawatch.core.metrics.scrape;

import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of one sample as they are read. One without a value is as good as absent and left out,
 * as in Prometheus. Not thread-safe.
 */
final class LabelSet {
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Reads what stands between braces, if the line goes on with one. */
  static LabelSet read(MetricsText text, Format format) throws MalformedMetricsException {
    LabelSet labels = new LabelSet();
    if (text.skip('{')) {
      labels.readAll(text, format == Format.TEXT);
    }
    return labels;
  }

  private void readAll(MetricsText text, boolean mayHaveBlanks) throws MalformedMetricsException {
    boolean more = true;
    while (more) {
      skipBlanks(text, mayHaveBlanks);
      if (text.isAt('}')) {
        break;
      }
      readOne(text, mayHaveBlanks);
      skipBlanks(text, mayHaveBlanks);
      more = text.skip(',');
    }
    text.expect('}');
  }

  private void readOne(MetricsText text, boolean mayHaveBlanks) throws MalformedMetricsException {
    String name = text.labelName();
    skipBlanks(text, mayHaveBlanks);
    text.expect('=');
    skipBlanks(text, mayHaveBlanks);
    String value = text.quoted();
    if (name.startsWith("__")) {
      throw text.malformed("a label's name begins with '__'");
    }
    if (!seen.add(name)) {
      throw text.malformed("a label is there twice");
    }
    if (seen.size() > ScrapeLimits.LABELS) {
      throw text.malformed("there are more than " + ScrapeLimits.LABELS + " labels");
    }
    add(name, value);
  }

  private static void skipBlanks(MetricsText text, boolean mayHaveBlanks) {
    if (mayHaveBlanks) {
      text.skipBlanks();
    }
  }

  private void add(String name, String value) {
    if (!value.isEmpty()) {
      names.add(name);
      values.add(value);
    }
  }

  /** Takes a label out; null where there is none of this name. */
  @Nullable String take(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      return null;
    }
    names.remove(index);
    return values.remove(index);
  }

  /** The labels and one more; a label that already has its name is kept as {@code exported_…}. */
  Labels with(Label label) {
    String name = label.getName();
    String theirs = take(name);
    if (theirs != null) {
      String renamed = "exported_" + name;
      while (names.contains(renamed)) {
        renamed = "exported_" + renamed;
      }
      add(renamed, theirs);
    }
    add(name, label.getValue());
    return Labels.of(names, values);
  }
}
