package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of single values: a list in YAML, separated by commas elsewhere. Repetitions are dropped.
 *
 * @param items what each item may be
 * @param most how many items there may be
 * @param always items the list has in any case, in front
 */
record ListOf<T>(Kind<T> items, int most, List<T> always) implements Kind<List<T>> {

  @Override
  public String allowed() {
    return "a list of at most " + most + " items (" + items.allowed() + ")";
  }

  @Override
  public @Nullable List<T> read(Raw raw, Slot slot) {
    List<Raw> parts = parts(raw);
    if (parts == null) {
      slot.refuseForm(raw, allowed());
      return null;
    }
    if (parts.size() > most) {
      slot.refuseLength(new Raw.Items(parts, raw.source()), allowed());
      return null;
    }
    return readAll(parts, slot);
  }

  @Override
  public Object plain(List<T> value) {
    return value.stream().map(items::plain).toList();
  }

  private @Nullable List<T> readAll(List<Raw> parts, Slot slot) {
    List<T> read = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      T value = items.read(parts.get(i), slot.item(i));
      if (value != null) {
        read.add(value);
      }
    }
    if (read.size() < parts.size()) {
      return null;
    }
    Set<T> values = new LinkedHashSet<>(always);
    values.addAll(read);
    return List.copyOf(values);
  }

  private static @Nullable List<Raw> parts(Raw raw) {
    if (raw instanceof Raw.Items list) {
      return list.items();
    }
    if (!(raw instanceof Raw.Text text)) {
      return null;
    }
    List<Raw> parts = new ArrayList<>();
    for (String part : text.text().split(",", -1)) {
      parts.add(new Raw.Text(part.strip(), text.source()));
    }
    return parts;
  }
}
