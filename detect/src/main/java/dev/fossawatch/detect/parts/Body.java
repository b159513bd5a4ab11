package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Budget;
import dev.fossawatch.detect.text.Text;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of a body as text: decompressed within a ratio, decoded from UTF-8, UTF-16 or Latin-1.
 */
final class Body {
  private static final int MOST_INFLATED = 512 * 1024;
  private static final int MOST_RATIO = 100;

  private final Budget budget;

  Body(Budget budget) {
    this.budget = budget;
  }

  /**
   * Decodes {@code bytes}: as UTF-16 with a byte order mark or a NUL beside every letter, else
   * UTF-8.
   */
  void decode(byte[] bytes, int length, Text out) {
    out.clear();
    if (length >= 4 && isWide(bytes)) {
      wide(bytes, length, out);
      return;
    }
    int i = 0;
    int at = 0;
    while (i < length) {
      int code = bytes[i] & 0xFF;
      int width = code < 0x80 ? 1 : sequence(bytes, i, length);
      if (width > 1) {
        code = codePoint(bytes, i, width);
      }
      if (code >= 0x10000) {
        out.append(Character.highSurrogate(code), at, at + 1);
        at++;
      }
      out.append(code < 0x10000 ? (char) code : Character.lowSurrogate(code), at, at + 1);
      at++;
      i += width;
    }
  }

  private static boolean isWide(byte[] bytes) {
    boolean mark = (bytes[0] & bytes[1] & 0xFF) == 0xFE && bytes[0] != bytes[1];
    boolean big = bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0;
    boolean little = bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0;
    return mark || big || little;
  }

  private static void wide(byte[] bytes, int length, Text out) {
    boolean little = bytes[1] == 0 || (bytes[0] & 0xFF) == 0xFF;
    for (int i = 0; i + 1 < length; i += 2) {
      int high = bytes[little ? i + 1 : i] & 0xFF;
      int low = bytes[little ? i : i + 1] & 0xFF;
      if ((high << 8 | low) != 0xFEFF) {
        out.append((char) (high << 8 | low), out.length(), out.length() + 1);
      }
    }
  }

  /** How many bytes the UTF-8 sequence at {@code at} has; 1 when it is none. */
  private static int sequence(byte[] bytes, int at, int length) {
    int lead = bytes[at] & 0xFF;
    int width = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (lead >= 0xF5 || at + width > length) {
      return 1;
    }
    for (int i = at + 1; i < at + width; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 1;
      }
    }
    return width;
  }

  private static int codePoint(byte[] bytes, int at, int width) {
    int code = bytes[at] & (0x7F >> width);
    for (int i = at + 1; i < at + width; i++) {
      code = code << 6 | (bytes[i] & 0x3F);
    }
    return Math.min(code, 0x10FFFF);
  }

  /**
   * Decompresses gzip, zlib or raw deflate as far as the ratio allows; null when it is none of
   * them.
   */
  byte @org.jspecify.annotations.Nullable [] inflate(byte[] bytes, int length) {
    boolean gzip = length > 10 && bytes[0] == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    int from = gzip ? gzipHeader(bytes, length) : 0;
    boolean zlib = !gzip && length > 2 && (bytes[0] & 0x0F) == 8;
    Inflater inflater = new Inflater(!zlib);
    try {
      inflater.setInput(bytes, from, length - from);
      return drain(inflater, (int) Math.min(MOST_INFLATED, (long) MOST_RATIO * length));
    } catch (DataFormatException notCompressed) {
      return null;
    } finally {
      inflater.end();
    }
  }

  private byte[] drain(Inflater inflater, int limit) throws DataFormatException {
    byte[] out = new byte[limit];
    int size = 0;
    while (size < limit && !inflater.finished()) {
      int count = inflater.inflate(out, size, limit - size);
      if (count == 0) {
        break;
      }
      size += count;
    }
    if (!inflater.finished()) {
      budget.cut();
    }
    return java.util.Arrays.copyOf(out, size);
  }

  /** Where the compressed data begins after a gzip header with its optional fields. */
  private static int gzipHeader(byte[] bytes, int length) {
    int flags = bytes[3];
    int at = 10;
    if ((flags & 4) != 0 && at + 2 <= length) {
      at += 2 + (bytes[at] & 0xFF) + ((bytes[at + 1] & 0xFF) << 8);
    }
    for (int flag = 8; flag <= 16; flag <<= 1) {
      if ((flags & flag) != 0) {
        while (at < length && bytes[at] != 0) {
          at++;
        }
        at++;
      }
    }
    return Math.min(length, at + ((flags & 2) != 0 ? 2 : 0));
  }
}
