package dev.fossawatch.core.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys and the sections they lie in, in the order they were declared. Immutable. */
final class Table {
  private final Map<String, Key<?>> keys = new LinkedHashMap<>();
  private final Map<String, Set<String>> sections = new LinkedHashMap<>();

  Table(List<? extends Key<?>> keys) {
    for (Key<?> key : keys) {
      this.keys.put(key.path(), key);
      addToSection(key.path());
    }
  }

  /** Every key. */
  Iterable<Key<?>> keys() {
    return keys.values();
  }

  @Nullable Key<?> key(String path) {
    return keys.get(path);
  }

  boolean isSection(String path) {
    return sections.containsKey(path);
  }

  /**
   * The name somebody probably meant in a section: one of its own, or the whole path of a key that
   * lies elsewhere under that very name.
   */
  @Nullable String nearest(String section, String name) {
    String sibling = Nearest.to(name, sections.getOrDefault(section, Set.of()));
    if (sibling != null) {
      return sibling;
    }
    return keys.keySet().stream()
        .filter(path -> path.equals(name) || path.endsWith("." + name))
        .findFirst()
        .orElse(null);
  }

  private void addToSection(String path) {
    int dot = path.lastIndexOf('.');
    String section = dot < 0 ? "" : path.substring(0, dot);
    sections.computeIfAbsent(section, none -> new LinkedHashSet<>()).add(path.substring(dot + 1));
    if (dot >= 0) {
      addToSection(section);
    }
  }
}
