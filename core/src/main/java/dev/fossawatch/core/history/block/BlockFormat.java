package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Labels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A block as bytes: the length of its directory (4 bytes, big-endian), the directory, deflated, and
 * the bits of all columns as they are in memory. Lengths and numbers in the directory are base-128,
 * lowest digits first:
 *
 * <pre>
 * directory  rows first-time:8 (time - time before)* texts text* series one*
 * text       bytes, in UTF-8, behind their number
 * one        labels (name value)* columns (first-row bits)*      names and values by place in texts
 * </pre>
 */
public final class BlockFormat {
  private static final int MAX_ROWS = 1 << 16;

  private BlockFormat() {}

  /** The block as bytes, which its checksum must protect: what reads them trusts them. */
  public static ByteBuffer write(Block block) throws IOException {
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(directory))) {
      writeTimes(block.times, out);
      writeSeries(block, out);
    }
    return ByteBuffer.allocate(Integer.BYTES + directory.size() + block.bytes.length)
        .putInt(directory.size())
        .put(directory.toByteArray())
        .put(block.bytes)
        .flip();
  }

  private static void writeTimes(long[] times, DataOutputStream out) throws IOException {
    Numbers.write(times.length, out);
    out.writeLong(times[0]);
    for (int row = 1; row < times.length; row++) {
      Numbers.write(times[row] - times[row - 1], out);
    }
  }

  private static void writeSeries(Block block, DataOutputStream out) throws IOException {
    Map<String, Integer> texts = new LinkedHashMap<>();
    for (Labels labels : block.series) {
      for (int i = 0; i < labels.size(); i++) {
        texts.putIfAbsent(labels.name(i), texts.size());
        texts.putIfAbsent(labels.value(i), texts.size());
      }
    }
    Numbers.write(texts.size(), out);
    for (String text : texts.keySet()) {
      Numbers.writeText(text, out);
    }
    Numbers.write(block.series.length, out);
    for (int index = 0; index < block.series.length; index++) {
      writeLabels(block.series[index], texts, out);
      writeColumns(block, index, out);
    }
  }

  private static void writeLabels(Labels labels, Map<String, Integer> texts, DataOutputStream out)
      throws IOException {
    Numbers.write(labels.size(), out);
    for (int i = 0; i < labels.size(); i++) {
      Numbers.write(texts.getOrDefault(labels.name(i), 0), out);
      Numbers.write(texts.getOrDefault(labels.value(i), 0), out);
    }
  }

  private static void writeColumns(Block block, int index, DataOutputStream out)
      throws IOException {
    int first = block.firstColumns[index];
    int end = block.firstColumns[index + 1];
    Numbers.write(end - first, out);
    for (int column = first; column < end; column++) {
      Numbers.write(block.firstRows[column], out);
      Numbers.write(block.ends[column] - (column == 0 ? 0 : block.ends[column - 1]), out);
    }
  }

  /**
   * The block that was written.
   *
   * @param known gives the object that stands for labels everywhere
   * @throws IOException if the bytes are not a block's
   */
  public static Block read(ByteBuffer bytes, UnaryOperator<Labels> known) throws IOException {
    try {
      byte[] directory = new byte[bytes.getInt()];
      bytes.get(directory);
      byte[] bits = new byte[bytes.remaining()];
      bytes.get(bits);
      try (DataInputStream in =
          new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(directory)))) {
        return read(readTimes(in), bits, in, known);
      }
    } catch (RuntimeException broken) {
      throw new IOException("not a block of samples", broken);
    }
  }

  private static long[] readTimes(DataInputStream in) throws IOException {
    long[] times = new long[Numbers.read(in, MAX_ROWS)];
    times[0] = in.readLong();
    for (int row = 1; row < times.length; row++) {
      times[row] = times[row - 1] + Numbers.read(in);
    }
    return times;
  }

  private static Block read(
      long[] times, byte[] bits, DataInputStream in, UnaryOperator<Labels> known)
      throws IOException {
    String[] texts = readTexts(in);
    Labels[] series = new Labels[Numbers.read(in, Integer.MAX_VALUE >> 3)];
    int[] firstColumns = new int[series.length + 1];
    char[] firstRows = new char[3 * series.length];
    int[] ends = new int[firstRows.length];
    int column = 0;
    for (int index = 0; index < series.length; index++) {
      series[index] = known.apply(readLabels(in, texts));
      int columns = Numbers.read(in, 3);
      for (int i = 0; i < columns; i++, column++) {
        firstRows[column] = (char) Numbers.read(in, MAX_ROWS);
        ends[column] = Numbers.read(in, bits.length * 8) + (column == 0 ? 0 : ends[column - 1]);
      }
      firstColumns[index + 1] = column;
    }
    return new Block(
        times,
        series,
        firstColumns,
        Arrays.copyOf(firstRows, column),
        Arrays.copyOf(ends, column),
        bits);
  }

  private static String[] readTexts(DataInputStream in) throws IOException {
    String[] texts = new String[Numbers.read(in, Integer.MAX_VALUE >> 3)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Numbers.readText(in);
    }
    return texts;
  }

  private static Labels readLabels(DataInputStream in, String[] texts) throws IOException {
    String[] labels = new String[2 * Numbers.read(in, texts.length)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = texts[Numbers.read(in, texts.length)];
    }
    return Labels.of(labels);
  }
}
