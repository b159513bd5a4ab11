package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value in a template. */
sealed interface Item {
  /** The name of the Go type that Prometheus has in its place. */
  String type();

  /** Whether it counts as true: not zero and not empty. */
  boolean isTrue();

  /** The field or key of this name; null if this kind of value has none such. */
  default @Nullable Item field(String name) {
    return null;
  }

  /** A string. */
  record Text(String value) implements Item {
    @Override
    public String type() {
      return "string";
    }

    @Override
    public boolean isTrue() {
      return !value.isEmpty();
    }
  }

  /** A whole number. */
  record Int(long value) implements Item {
    @Override
    public String type() {
      return "int";
    }

    @Override
    public boolean isTrue() {
      return value != 0;
    }
  }

  /** A number. */
  record Real(double value) implements Item {
    @Override
    public String type() {
      return "float64";
    }

    @Override
    public boolean isTrue() {
      return value != 0;
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Item {
    @Override
    public String type() {
      return "bool";
    }

    @Override
    public boolean isTrue() {
      return value;
    }
  }

  /** No value. */
  enum Nothing implements Item {
    /** The literal. */
    NIL,
    /** What a map of anything answers for a key it lacks, and what a pipeline begins with. */
    MISSING;

    @Override
    public String type() {
      return "<nil>";
    }

    @Override
    public boolean isTrue() {
      return false;
    }
  }

  /** Labels; a name that is not there answers the empty string. */
  record Strings(SortedMap<String, String> entries) implements Item {
    @Override
    public String type() {
      return "map[string]string";
    }

    @Override
    public boolean isTrue() {
      return !entries.isEmpty();
    }

    @Override
    public Item field(String name) {
      return new Text(entries.getOrDefault(name, ""));
    }
  }

  /** What the function {@code args} makes. */
  record Args(SortedMap<String, Item> entries) implements Item {
    @Override
    public String type() {
      return "map[string]interface {}";
    }

    @Override
    public boolean isTrue() {
      return !entries.isEmpty();
    }

    @Override
    public Item field(String name) {
      return entries.getOrDefault(name, Nothing.MISSING);
    }
  }

  /** What the function {@code query} answers. */
  record Result(List<Sample> samples) implements Item {
    /** Copies the lists. */
    public Result {
      samples = List.copyOf(samples);
    }

    @Override
    public String type() {
      return "template.queryResult";
    }

    @Override
    public boolean isTrue() {
      return !samples.isEmpty();
    }
  }

  /** One series of a result. */
  record Sample(Strings labels, double value) implements Item {
    static Sample of(Value.Sample sample) {
      return new Sample(new Strings(sample.labels().toMap()), sample.value());
    }

    @Override
    public String type() {
      return "*template.sample";
    }

    @Override
    public boolean isTrue() {
      return true;
    }

    @Override
    public @Nullable Item field(String name) {
      return switch (name) {
        case "Labels" -> labels;
        case "Value" -> new Real(value);
        default -> null;
      };
    }
  }

  /** What an alert's template is about. */
  record Subject(Strings labels, Strings externalLabels, String externalUrl, double value)
      implements Item {
    @Override
    public String type() {
      return "struct { Labels map[string]string; ExternalLabels map[string]string; ExternalURL"
          + " string; Value interface {} }";
    }

    @Override
    public boolean isTrue() {
      return true;
    }

    @Override
    public @Nullable Item field(String name) {
      return switch (name) {
        case "Labels" -> labels;
        case "ExternalLabels" -> externalLabels;
        case "ExternalURL" -> new Text(externalUrl);
        case "Value" -> new Real(value);
        default -> null;
      };
    }
  }

  /** A time, whose methods are those of Go that need no argument. */
  record Time(Instant value) implements Item {
    @Override
    public String type() {
      return "*time.Time";
    }

    @Override
    public boolean isTrue() {
      return true;
    }

    @Override
    public @Nullable Item field(String name) {
      return GoTime.field(value, name);
    }
  }

  /** A duration. */
  record Span(Duration value) implements Item {
    @Override
    public String type() {
      return "*time.Duration";
    }

    @Override
    public boolean isTrue() {
      return true;
    }

    @Override
    public @Nullable Item field(String name) {
      return GoTime.field(value, name);
    }
  }

  /** Labels of a map. */
  static Strings strings(Map<String, String> labels) {
    return new Strings(new TreeMap<>(labels));
  }
}
