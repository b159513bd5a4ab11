package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packs the columns of a block behind one another. */
final class BlockBuilder {
  private static final int CHUNK = 32;

  private final long[] times;
  private final List<BlockSeries> series;
  private final BitWriter out;

  BlockBuilder(long[] times, List<BlockSeries> unsorted) {
    this.times = times;
    series = new ArrayList<>(unsorted);
    series.sort((a, b) -> Block.ORDER.compare(a.labels(), b.labels()));
    long bits =
        series.stream().flatMap(one -> one.columns().stream()).mapToLong(Values::bits).sum();
    out = new BitWriter(Math.toIntExact(bits / 8 + 1 + BitWriter.PADDING));
  }

  Block build() {
    Labels[] labels = series.stream().map(BlockSeries::labels).toArray(Labels[]::new);
    int[] firstColumns = new int[labels.length + 1];
    for (int i = 0; i < labels.length; i++) {
      firstColumns[i + 1] = firstColumns[i] + series.get(i).columns().size();
    }
    char[] firstRows = new char[firstColumns[labels.length]];
    int[] ends = new int[firstRows.length];
    int column = 0;
    for (BlockSeries one : series) {
      for (Values values : one.columns()) {
        copy(values);
        firstRows[column] = (char) values.firstRow();
        ends[column++] = out.size();
      }
    }
    int bytes = (out.size() + 7) / 8 + BitWriter.PADDING;
    return new Block(
        times, labels, firstColumns, firstRows, ends, Arrays.copyOf(out.bytes(), bytes));
  }

  private void copy(Values values) {
    BitReader in = new BitReader(values.bytes(), values.firstBit(), values.bits());
    for (int left = values.bits(); left > 0; left -= CHUNK) {
      int count = Math.min(left, CHUNK);
      out.write(in.read(count), count);
    }
  }
}
