package dev.fossawatch.core.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the keys of one mapping of a list, and tells what is wrong between them. */
final class EntryReader {
  private final Table table;
  private final Slot slot;
  private final Givens givens;
  private final Source source;
  private final int before;

  private EntryReader(Table table, Slot slot, Source source) {
    this.table = table;
    this.slot = slot;
    this.source = source;
    givens = new Givens(slot.report());
    before = slot.report().count();
  }

  /** The keys and values of a mapping; null when it is none, which then has been reported. */
  static Raw.@Nullable Fields fields(Raw raw, Slot slot) {
    if (raw instanceof Raw.Fields fields) {
      return fields;
    }
    slot.refuseForm(raw, "a mapping of keys to values");
    return null;
  }

  /** Reads what these fields say about the keys of a table. */
  static EntryReader of(Table table, Raw.Fields fields, Slot slot) {
    EntryReader reader = new EntryReader(table, slot, fields.source());
    new Binder(table, slot.path() + ".", slot.report()).bind(fields, reader.givens);
    return reader;
  }

  /** What they say, above the defaults. */
  Values values() {
    return givens.values(table, Profile.UNSET);
  }

  /** Whether nothing was wrong. */
  boolean isSound() {
    return slot.report().count() == before;
  }

  /** Reports a key that is not set but must be. */
  void require(Key<?> key) {
    if (givens.winner(key) == null && !givens.isBroken(key)) {
      slot.report().problem(path(key), source, "is missing", key.kind().allowed());
    }
  }

  /** Reports a time that is longer than the one it must fit in. */
  void refuseLonger(Key<Duration> key, Key<Duration> limit) {
    Duration most = values().get(limit);
    Values.Value<Duration> value = givens.winner(key);
    if (value != null && !givens.isBroken(limit) && value.value().compareTo(most) > 0) {
      slot.report()
          .problem(
              path(key),
              value.source(),
              Durations.show(value.value()) + " is longer than the " + limit.path(),
              "at most " + Durations.show(most));
    }
  }

  /** Reports a number that is less than the one it must reach. */
  void refuseLess(Key<Integer> key, Key<Integer> least) {
    int bound = values().get(least);
    Values.Value<Integer> value = givens.winner(key);
    if (value != null && value.value() < bound) {
      slot.report()
          .problem(
              path(key),
              value.source(),
              value.value() + " is less than " + least.path(),
              "at least " + bound);
    }
  }

  private String path(Key<?> key) {
    return slot.path() + "." + key.path();
  }
}
