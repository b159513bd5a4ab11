package dev.fossawatch.detect.text;

import java.util.Arrays;

/**
 * Characters in a reusable buffer, each of which remembers where in the part that was sent it comes
 * from. Not thread-safe; belongs to one inspection.
 *
 * <p>The hot loops read {@link #chars()} up to {@link #length()} directly.
 */
public final class Text {
  private static final int FIRST_CAPACITY = 512;

  private char[] chars = new char[FIRST_CAPACITY];
  private int[] origins = new int[FIRST_CAPACITY];
  private int length;
  private int end;
  private boolean straight = true;
  private int offset;

  /** The buffer; valid up to {@link #length()} and until the next change. */
  public char[] chars() {
    return chars;
  }

  public int length() {
    return length;
  }

  public char charAt(int index) {
    return chars[index];
  }

  public String subSequence(int from, int to) {
    return new String(chars, from, to - from);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  /** How many characters fit before the buffer grows. */
  public int capacity() {
    return chars.length;
  }

  /** Becomes a whole part, every character its own origin. */
  public Text load(CharSequence part) {
    return load(part, 0, part.length());
  }

  /** Becomes a slice of a part; origins count from the start of the part. */
  public Text load(CharSequence part, int from, int to) {
    room(to - from);
    if (part instanceof String string) {
      string.getChars(from, to, chars, 0);
    } else {
      for (int i = from; i < to; i++) {
        chars[i - from] = part.charAt(i);
      }
    }
    return straighten(from, to - from);
  }

  /** Becomes a slice of another text, with that text's origins. */
  public Text slice(Text source, int from, int to) {
    room(to - from);
    System.arraycopy(source.chars, from, chars, 0, to - from);
    straighten(source.offset + from, to - from);
    if (!source.straight) {
      System.arraycopy(source.origins, from, origins, 0, length);
      straight = false;
      end = source.originEnd(to);
    }
    return this;
  }

  private Text straighten(int from, int count) {
    offset = from;
    length = count;
    end = from + count;
    straight = true;
    return this;
  }

  /** Becomes empty, to be filled by {@link #append}. */
  public Text clear() {
    length = 0;
    offset = 0;
    end = 0;
    straight = false;
    return this;
  }

  /** Adds a character that was sent as {@code [from, to)} of the part. */
  public void append(char c, int from, int to) {
    room(length + 1);
    chars[length] = c;
    origins[length++] = from;
    end = to;
  }

  /** Adds a character (of the decoded {@code source}) that stands at {@code [from, to)} there. */
  public void append(char c, Text source, int from, int to) {
    append(c, source.origin(from), source.originEnd(to));
  }

  /** Adds a code point that stands at {@code [from, to)} of {@code source}. */
  public void appendCodePoint(int codePoint, Text source, int from, int to) {
    if (codePoint < 0x10000) {
      append((char) codePoint, source, from, to);
    } else {
      append(Character.highSurrogate(codePoint), source, from, to);
      append(Character.lowSurrogate(codePoint), source, from, to);
    }
  }

  /**
   * Where in the part the character at {@code index} begins; the end of the text for its length.
   */
  public int origin(int index) {
    if (index >= length) {
      return end;
    }
    return straight ? offset + index : origins[index];
  }

  /** Where in the part the characters before {@code index} end. */
  public int originEnd(int index) {
    if (straight) {
      return offset + index;
    }
    return index >= length
        ? end
        : Math.max(origins[index], index == 0 ? 0 : origins[index - 1] + 1);
  }

  private void room(int wanted) {
    if (wanted > chars.length) {
      int capacity = Math.max(wanted, chars.length * 2);
      chars = Arrays.copyOf(chars, capacity);
      origins = Arrays.copyOf(origins, capacity);
    }
  }
}
