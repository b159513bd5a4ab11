package dev.fossawatch.promql.template;

import java.util.ArrayList;
import java.util.List;

/** The variables in sight, the newest last. */
final class Variables {
  private final List<String> names = new ArrayList<>();
  private final List<Item> values = new ArrayList<>();

  /** {@code $} alone. */
  Variables(Item dot) {
    declare("$", dot);
  }

  void declare(String name, Item value) {
    names.add(name);
    values.add(value);
  }

  void assign(String name, Item value) {
    values.set(names.lastIndexOf(name), value);
  }

  Item get(String name) {
    return values.get(names.lastIndexOf(name));
  }

  int mark() {
    return names.size();
  }

  void returnTo(int mark) {
    names.subList(mark, names.size()).clear();
    values.subList(mark, values.size()).clear();
  }
}
