package dev.fossawatch.promql.yaml;

import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of a mapping in a file. What has the wrong form is noted as a problem of the file and
 * answered with the value a missing field has. Used by one thread.
 */
public final class Fields {
  private static final int MAX_MERGES = 10;

  private final YamlFile file;
  private final @Nullable Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  private Fields(YamlFile file, @Nullable Node node) {
    this.file = file;
    this.node = node;
  }

  static Fields of(YamlFile file, @Nullable Node node, String type, KnownFields known)
      throws InvalidFileException {
    Fields fields = new Fields(file, node);
    fields.read(type);
    if (!known.othersIgnored()) {
      fields.keys.forEach(
          (name, key) -> {
            if (!known.names().contains(name)) {
              file.problem(file.place(key), "field " + name + " not found in " + type);
            }
          });
    }
    return fields;
  }

  private void read(String type) throws InvalidFileException {
    file.count();
    if (node instanceof MappingNode mapping) {
      entries(mapping, MAX_MERGES);
    } else if (!isNull(node)) {
      wrongForm(node, type);
    }
  }

  /** Takes the entries; those of merged mappings where there is none of their name. */
  private void entries(MappingNode mapping, int mergesLeft) throws InvalidFileException {
    Map<String, Node> seen = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      file.count();
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        file.problem(file.place(entry.getKeyNode()), "yaml: invalid map key");
      } else if (key.isPlain() && key.getValue().equals("<<")) {
        merged.add(entry.getValueNode());
      } else {
        entry(key, entry.getValueNode(), seen);
      }
    }
    for (Node other : merged) {
      merge(other, mergesLeft);
    }
  }

  private void entry(ScalarNode key, Node value, Map<String, Node> seen) {
    Node first = seen.putIfAbsent(key.getValue(), key);
    if (first != null) {
      file.problem(
          file.place(key),
          "mapping key "
              + GoText.quote(key.getValue())
              + " already defined at line "
              + file.place(first).line());
    }
    keys.putIfAbsent(key.getValue(), key);
    values.putIfAbsent(key.getValue(), value);
  }

  private void merge(Node other, int mergesLeft) throws InvalidFileException {
    if (mergesLeft == 0) {
      file.problem(file.place(other), "yaml: more than " + MAX_MERGES + " levels of merges");
    } else if (other instanceof MappingNode mapping) {
      entries(mapping, mergesLeft - 1);
    } else if (other instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        merge(element, mergesLeft - 1);
      }
    } else {
      file.problem(
          file.place(other), "yaml: map merge requires map or sequence of maps as the value");
    }
  }

  /** Where the mapping begins. */
  public Place place() {
    return file.place(node);
  }

  /** Notes that something is wrong with it. */
  public void problem(String message) {
    file.problem(place(), message);
  }

  /** Whether there is a field of this name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The names, in the order of the file. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The name of a field, as text of the file. */
  public Text key(String name) {
    return new Text(file, keys.get(name), name);
  }

  /** A string; numbers, booleans and the like are strings here too. */
  public Text text(String name) {
    return text(values.get(name), "string");
  }

  private Text text(@Nullable Node value, String type) {
    if (value == null || isNull(value)) {
      return new Text(file, value == null ? node : value, "");
    }
    if (value instanceof ScalarNode scalar) {
      return new Text(file, value, scalar.getValue());
    }
    wrongForm(value, type);
    return new Text(file, value, "");
  }

  /** A duration as Prometheus writes them, not negative; null if there is none. */
  public @Nullable Duration duration(String name) {
    Text text = text(name);
    if (!has(name) || isNull(values.get(name))) {
      return null;
    }
    try {
      return Duration.ofMillis(Durations.parse(text.value()));
    } catch (IllegalArgumentException invalid) {
      text.problem(String.valueOf(invalid.getMessage()));
      return null;
    }
  }

  /** A duration as Prometheus writes them, not negative; this one if there is none. */
  public Duration duration(String name, Duration otherwise) {
    Duration given = duration(name);
    return given == null ? otherwise : given;
  }

  /** A whole number; 0 if there is none. */
  public int integer(String name) {
    Text text = text(name);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      if (isPlain(name)) {
        return (int) YamlNumbers.parse(text.value());
      }
    } catch (NumberFormatException invalid) {
      // told below
    }
    cannot(text, "int");
    return 0;
  }

  /** A number; 0 if there is none. */
  public double number(String name) {
    Text text = text(name);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      if (isPlain(name)) {
        return YamlNumbers.parse(text.value());
      }
    } catch (NumberFormatException invalid) {
      // told below
    }
    cannot(text, "float64");
    return 0;
  }

  /** True or false; false if there is none. */
  public boolean bool(String name) {
    Text text = text(name);
    return switch (text.value()) {
      case "true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      case "", "false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> false;
      default -> {
        cannot(text, "bool");
        yield false;
      }
    };
  }

  private boolean isPlain(String name) {
    return values.get(name) instanceof ScalarNode scalar && scalar.isPlain();
  }

  private static void cannot(Text text, String type) {
    text.problem("cannot unmarshal !!str `" + text.value() + "` into " + type);
  }

  /** The mappings of a list, each with these fields; none if there is no list. */
  public List<Fields> list(String name, String type, KnownFields known)
      throws InvalidFileException {
    List<Fields> fields = new ArrayList<>();
    for (Node element : elements(name, type)) {
      fields.add(of(file, element, type, known));
    }
    return fields;
  }

  /** The strings of a list; none if there is no list. */
  public List<Text> texts(String name) throws InvalidFileException {
    List<Text> texts = new ArrayList<>();
    for (Node element : elements(name, "string")) {
      file.count();
      texts.add(text(element, "string"));
    }
    return texts;
  }

  private List<Node> elements(String name, String type) {
    Node value = values.get(name);
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (value != null && !isNull(value)) {
      wrongForm(value, "[]" + type);
    }
    return List.of();
  }

  /** A mapping of strings to strings; empty if there is none. */
  public Fields strings(String name) throws InvalidFileException {
    return of(file, values.get(name), "map[string]string", KnownFields.of().ignoringOthers(true));
  }

  private void wrongForm(@Nullable Node value, String type) {
    String form =
        value instanceof MappingNode
            ? "!!map"
            : value instanceof ScalarNode scalar ? "!!str `" + scalar.getValue() + "`" : "!!seq";
    file.problem(file.place(value), "cannot unmarshal " + form + " into " + type);
  }

  private static boolean isNull(@Nullable Node value) {
    if (value == null) {
      return true;
    }
    return value instanceof ScalarNode scalar
        && scalar.isPlain()
        && switch (scalar.getValue()) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }
}
