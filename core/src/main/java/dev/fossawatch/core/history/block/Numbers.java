package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Labels;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whole numbers in base 128, lowest digits first, and texts in UTF-8 behind their length. */
public final class Numbers {
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_LABELS = 1 << 10;

  private Numbers() {}

  /** Writes a number, which is best not negative. */
  public static void write(long number, DataOutputStream out) throws IOException {
    long left = number;
    while (left >>> 7 != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** Reads a number. */
  public static long read(DataInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int digit = in.readUnsignedByte();
      number |= (long) (digit & 0x7f) << shift;
      if (digit < 0x80) {
        return number;
      }
    }
    throw new IOException("a number does not end");
  }

  /**
   * Reads a number from 0 to {@code max}.
   *
   * @throws IOException if it is another
   */
  public static int read(DataInputStream in, int max) throws IOException {
    long number = read(in);
    if (number < 0 || number > max) {
      throw new IOException("a number is beyond its bound");
    }
    return (int) number;
  }

  /** Writes a text. */
  public static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes.length, out);
    out.write(bytes);
  }

  /** Reads a text. */
  public static String readText(DataInputStream in) throws IOException {
    int length = read(in, MAX_TEXT);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("a text does not end");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes labels. */
  public static void writeLabels(Labels labels, DataOutputStream out) throws IOException {
    write(labels.size(), out);
    for (int i = 0; i < labels.size(); i++) {
      writeText(labels.name(i), out);
      writeText(labels.value(i), out);
    }
  }

  /** Reads labels. */
  public static Labels readLabels(DataInputStream in) throws IOException {
    String[] labels = new String[2 * read(in, MAX_LABELS)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = readText(in);
    }
    return Labels.of(labels);
  }
}
