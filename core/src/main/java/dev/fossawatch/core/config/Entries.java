package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list of things that are set up by several keys each and told apart by their names: health
 * checks, scrape targets.
 *
 * @param things what they are, in the plural
 * @param most how many there may be
 * @param name the key of their names
 * @param reader reads one of them
 */
record Entries<T>(String things, int most, Key<String> name, Reader<T> reader)
    implements Kind<List<Entry<T>>> {

  /** Reads one entry. */
  interface Reader<T> {
    /** The entry; null when something is wrong with it, which then has been reported. */
    @Nullable Entry<T> read(Raw raw, Slot slot);
  }

  @Override
  public String allowed() {
    return "a list of at most " + most + " " + things;
  }

  @Override
  public @Nullable List<Entry<T>> read(Raw raw, Slot slot) {
    if (!(raw instanceof Raw.Items list)) {
      slot.refuseForm(raw, allowed());
      return null;
    }
    if (list.items().size() > most) {
      slot.refuseLength(list, allowed());
      return null;
    }
    List<Entry<T>> entries = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      Entry<T> entry = reader.read(list.items().get(i), slot.item(i));
      if (entry != null) {
        entries.add(entry);
      }
    }
    refuseRepeatedNames(entries, slot);
    return entries.size() == list.items().size() ? List.copyOf(entries) : null;
  }

  @Override
  public Object plain(List<Entry<T>> entries) {
    return entries.stream().map(entry -> entry.values().get(name)).toList();
  }

  @Override
  public void describe(String path, Values.Value<List<Entry<T>>> value, Consumer<Setting> sink) {
    List<Entry<T>> entries = value.value();
    if (entries.isEmpty()) {
      sink.accept(new Setting(path, List.of(), value.source()));
    }
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).values().describe(path + "[" + i + "].", sink);
    }
  }

  private void refuseRepeatedNames(List<Entry<T>> entries, Slot slot) {
    Map<String, Values> byName = new HashMap<>();
    for (Entry<T> entry : entries) {
      String called = entry.values().get(name);
      Values first = byName.putIfAbsent(called, entry.values());
      if (first != null) {
        slot.report()
            .problem(
                slot.path(),
                entry.values().source(name),
                "a second one has the name "
                    + Words.quoted(called)
                    + ", the first is at "
                    + first.source(name),
                "unique names");
      }
    }
  }
}
