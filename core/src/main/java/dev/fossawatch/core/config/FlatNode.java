package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of flat names: a value, what lies below it, or by mistake both. */
final class FlatNode {
  private final Source source;
  private final Map<String, FlatNode> children = new LinkedHashMap<>();
  private Raw.@Nullable Text value;

  /**
   * @param source the first name that mentioned it
   */
  FlatNode(Source source) {
    this.source = source;
  }

  /** The child of this name, made where there is none. */
  FlatNode child(String name, Source source) {
    return children.computeIfAbsent(name, none -> new FlatNode(source));
  }

  /** Sets the value; where it has one already, says where that came from and keeps it. */
  @Nullable Source set(Raw.Text value) {
    if (this.value != null) {
      return this.value.source();
    }
    this.value = value;
    return null;
  }

  /** What lies below it, by name; a value beside that is a field without a name. */
  Raw.Fields fields() {
    List<Raw.Field> fields = new ArrayList<>();
    if (value != null) {
      fields.add(new Raw.Field("", value.source(), value));
    }
    children.forEach((name, child) -> fields.add(new Raw.Field(name, child.source, child.raw())));
    return new Raw.Fields(fields, source);
  }

  private Raw raw() {
    if (children.isEmpty()) {
      return value == null ? new Raw.Nothing(source) : value;
    }
    boolean indexed = children.keySet().stream().allMatch(name -> name.startsWith("["));
    return indexed && value == null ? items() : fields();
  }

  /** The children in the order of their indexes, nothing where one is left out. */
  private Raw.Items items() {
    List<Raw> items = new ArrayList<>();
    for (int found = 0; found < children.size(); ) {
      FlatNode child = children.get("[" + items.size() + "]");
      items.add(child == null ? new Raw.Nothing(source) : child.raw());
      found += child == null ? 0 : 1;
    }
    return new Raw.Items(items, source);
  }
}
