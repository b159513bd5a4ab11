package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Numbers;
import dev.fossawatch.core.history.block.ValueBits;
import dev.fossawatch.core.history.block.Values;
import dev.fossawatch.promql.model.Labels;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a head has that the journal has not: rows, series and bits, taken at one moment. As bytes:
 *
 * <pre>
 * record  track resolution begin:8 first-row times (time - begin)* series one*
 * one     slot columns ( 0 | 1 labels first-row )  bits*       1 where the journal has not seen it
 * </pre>
 *
 * <p>The first time of a head is its name; columns are counted, rows and slots are numbered from 0.
 */
final class HeadRecord {
  private final String track;
  private final Resolution resolution;
  private final Head head;
  private final int firstRow;
  private final int rows;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A series that has something new.
   *
   * @param stored bits of each column that the journal has; empty for none
   */
  private record Entry(
      int slot, Labels labels, Columns columns, List<Values> values, int[] stored) {}

  /**
   * Takes what is new. Called while nothing changes.
   *
   * @param all whether the journal has nothing of it
   */
  HeadRecord(Track track, Tier tier, boolean all) {
    this.track = track.name;
    resolution = tier.resolution;
    head = tier.head();
    @Nullable LiveSeries[] series = track.series();
    rows = head.rows();
    firstRow = all ? 0 : head.storedRows();
    for (int slot = 0; slot < series.length; slot++) {
      Columns columns = head.columns(slot);
      LiveSeries one = series[slot];
      if (columns != null && one != null) {
        add(
            new Entry(
                slot, one.labels, columns, columns.values(), all ? new int[0] : columns.stored()));
      }
    }
  }

  private void add(Entry entry) {
    boolean grown = entry.stored().length == 0;
    for (int i = 0; i < entry.stored().length; i++) {
      grown |= entry.values().get(i).bits() > entry.stored()[i];
    }
    if (grown) {
      entries.add(entry);
    }
  }

  boolean isEmpty() {
    return rows == firstRow;
  }

  void write(DataOutputStream out) throws IOException {
    Numbers.writeText(track, out);
    Numbers.writeText(resolution.name(), out);
    out.writeLong(head.times()[0]);
    Numbers.write(firstRow, out);
    Numbers.write(rows - firstRow, out);
    for (int row = firstRow; row < rows; row++) {
      Numbers.write(head.times()[row] - head.times()[0], out);
    }
    Numbers.write(entries.size(), out);
    for (Entry entry : entries) {
      write(entry, out);
    }
  }

  private static void write(Entry entry, DataOutputStream out) throws IOException {
    int[] stored = entry.stored();
    List<Values> columns = entry.values();
    Numbers.write(entry.slot(), out);
    Numbers.write(columns.size(), out);
    out.writeBoolean(stored.length == 0);
    if (stored.length == 0) {
      Numbers.writeLabels(entry.labels(), out);
      Numbers.write(columns.get(0).firstRow(), out);
    }
    for (int i = 0; i < columns.size(); i++) {
      ValueBits.write(columns.get(i), stored.length == 0 ? 0 : stored[i], out);
    }
  }

  /** Remembers that all of it is in the journal. Called while nothing changes. */
  void stored() {
    head.storedRows(rows);
    for (Entry entry : entries) {
      int[] bits = new int[entry.values().size()];
      Arrays.setAll(bits, i -> entry.values().get(i).bits());
      entry.columns().stored(bits);
    }
  }
}
