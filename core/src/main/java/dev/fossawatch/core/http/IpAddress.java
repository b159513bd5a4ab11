package dev.fossawatch.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An address as 128 bits. IPv4 is held in its IPv4-mapped form (RFC 4291 §2.5.5.2), so that {@code
 * 192.0.2.1} and {@code ::ffff:192.0.2.1} are the same address. Immutable.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record IpAddress(long high, long low) {
  private static final long MAPPED = 0xffffL << 32;

  static IpAddress ofV4(long bits) {
    return new IpAddress(0, MAPPED | bits);
  }

  /**
   * Reads a literal between two positions: a dotted quad of decimal octets without leading zeros,
   * or IPv6 as RFC 4291 §2.2 with an optional zone, which is dropped. Never resolves a name.
   *
   * @return null where the text is anything else
   */
  static @Nullable IpAddress parse(String text, int from, int to) {
    if (indexOf(text, ':', from, to) >= 0) {
      return new Ipv6Parser(text, from, to).parse();
    }
    long bits = parseV4(text, from, to);
    return bits < 0 ? null : ofV4(bits);
  }

  /** Reads a dotted quad; −1 where the text is none. */
  static long parseV4(String text, int from, int to) {
    long bits = 0;
    int at = from;
    for (int octet = 0; octet < 4; octet++) {
      int end = octetEnd(text, at, to);
      int value = octet(text, at, end);
      if (value < 0 || (octet < 3 ? end == to || text.charAt(end) != '.' : end != to)) {
        return -1;
      }
      bits = bits << 8 | value;
      at = end + 1;
    }
    return bits;
  }

  private static int octetEnd(String text, int from, int to) {
    int end = from;
    while (end < to && end - from < 3 && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int octet(String text, int from, int end) {
    if (end <= from || (text.charAt(from) == '0' && end - from > 1)) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < end; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value > 255 ? -1 : value;
  }

  /** Where a character first is between two positions; −1 where it is not. */
  static int indexOf(String text, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  boolean isV4() {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /** The address with all bits after the first {@code length} of 128 cleared. */
  IpAddress network(int length) {
    return new IpAddress(high & mask(length), low & mask(length - 64));
  }

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
  }

  InetAddress toInetAddress() {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("16 bytes are an address", impossible);
    }
  }

  /** The canonical text: a dotted quad, or IPv6 as RFC 5952. */
  @Override
  public String toString() {
    return isV4() ? v4Text() : v6Text();
  }

  private String v4Text() {
    return (low >>> 24 & 255)
        + "."
        + (low >>> 16 & 255)
        + "."
        + (low >>> 8 & 255)
        + "."
        + (low & 255);
  }

  private String v6Text() {
    int gap = longestZeros();
    int length = zerosAt(gap);
    return length < 2 ? groups(0, 8) : groups(0, gap) + "::" + groups(gap + length, 8);
  }

  private String groups(int from, int to) {
    StringJoiner text = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      text.add(Integer.toHexString(group(i)));
    }
    return text.toString();
  }

  private int longestZeros() {
    int longest = 0;
    for (int i = 1; i < 8; i++) {
      if (zerosAt(i) > zerosAt(longest)) {
        longest = i;
      }
    }
    return longest;
  }

  private int zerosAt(int first) {
    int end = first;
    while (end < 8 && group(end) == 0) {
      end++;
    }
    return end - first;
  }

  private int group(int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
