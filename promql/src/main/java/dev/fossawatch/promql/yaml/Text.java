package dev.fossawatch.promql.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A string in a file; knows where each of its characters stands. Used by one thread. */
public final class Text {
  private final YamlFile file;
  private final @Nullable Node node;
  private final String value;

  Text(YamlFile file, @Nullable Node node, String value) {
    this.file = file;
    this.node = node;
    this.value = value;
  }

  /** The string; empty where there is none. */
  public String value() {
    return value;
  }

  /** Whether there is none, or an empty one. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  /** Where it begins. */
  public Place place() {
    return file.place(node);
  }

  /** Notes that something is wrong with it. */
  public void problem(String message) {
    file.problem(place(), message);
  }

  /** Notes that something is wrong with it from this character on. */
  public void problem(int offset, String message) {
    if (node instanceof ScalarNode scalar) {
      file.problem(scalar, offset, message);
    } else {
      problem(message);
    }
  }
}
