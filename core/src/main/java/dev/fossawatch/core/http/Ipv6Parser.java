package dev.fossawatch.core.http;

import org.jspecify.annotations.Nullable;

/** Reads one IPv6 literal (RFC 4291 §2.2, zone of RFC 4007 dropped) in one pass; used once. */
final class Ipv6Parser {
  private static final int GROUPS = 8;

  private final String text;
  private final int end;
  private int at;
  private long high;
  private long low;
  private int groups;
  private int gap = -1;
  private long highBeforeGap;
  private long lowBeforeGap;

  Ipv6Parser(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.end = withoutZone(text, from, to);
  }

  private static int withoutZone(String text, int from, int to) {
    int percent = IpAddress.indexOf(text, '%', from, to - 1);
    return percent < 0 ? to : percent;
  }

  /** Null where the text is no IPv6 address. */
  @Nullable IpAddress parse() {
    if (isColon(at) && !openGap()) {
      return null;
    }
    while (at < end) {
      if (!readGroup() || (at < end && !readSeparator())) {
        return null;
      }
    }
    return groups == GROUPS || gap >= 0 ? joined() : null;
  }

  private boolean isColon(int index) {
    return index < end && text.charAt(index) == ':';
  }

  /** Reads {@code ::}, which stands for one or more groups of zeros and may occur once. */
  private boolean openGap() {
    if (gap >= 0 || groups == GROUPS || !isColon(at + 1)) {
      return false;
    }
    gap = groups;
    highBeforeGap = high;
    lowBeforeGap = low;
    high = 0;
    low = 0;
    at += 2;
    return true;
  }

  private boolean readSeparator() {
    if (!isColon(at)) {
      return false;
    }
    if (isColon(at + 1)) {
      return openGap();
    }
    at++;
    return at < end;
  }

  private boolean readGroup() {
    int start = at;
    int value = 0;
    for (int digit; at < end && at - start < 4; at++) {
      digit = hex(text.charAt(at));
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
    }
    if (at < end && text.charAt(at) == '.') {
      return readV4(start);
    }
    return at > start && push(value);
  }

  /** An ASCII hexadecimal digit's value, else −1; {@code Character.digit} takes other scripts'. */
  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private boolean readV4(int start) {
    long bits = IpAddress.parseV4(text, start, end);
    at = end;
    return bits >= 0 && push((int) (bits >>> 16)) && push((int) bits & 0xffff);
  }

  private boolean push(int group) {
    high = high << 16 | low >>> 48;
    low = low << 16 | group;
    groups++;
    return groups <= (gap < 0 ? GROUPS : GROUPS - 1);
  }

  private IpAddress joined() {
    if (gap <= 0) {
      return new IpAddress(high, low);
    }
    int shift = 16 * (GROUPS - gap);
    return shift >= 64
        ? new IpAddress(high | (shift == 64 ? lowBeforeGap : lowBeforeGap << (shift - 64)), low)
        : new IpAddress(
            high | highBeforeGap << shift | lowBeforeGap >>> (64 - shift),
            low | lowBeforeGap << shift);
  }
}
