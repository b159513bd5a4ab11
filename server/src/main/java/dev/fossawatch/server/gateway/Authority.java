package dev.fossawatch.server.gateway;

/**
 * The one form in which a host and its port are let through: a name of letters, digits and {@code
 * -._~}, or an IPv6 address in brackets, and a port. User information, percent-encoding and the
 * signs RFC 3986 also allows in a name are refused: no real host has them, and servers read them
 * differently.
 */
final class Authority {
  private static final int GREATEST_PORT = 65_535;
  private static final int PORT_DIGITS = 5;

  private Authority() {}

  static boolean isValid(byte[] text, int length) {
    int hostEnd = length > 0 && text[0] == '[' ? addressEnd(text, length) : nameEnd(text, length);
    return hostEnd > 0 && (hostEnd == length || isPort(text, hostEnd, length));
  }

  private static int nameEnd(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (text[i] == ':') {
        return i;
      }
      if (text[i] == '[' || text[i] == ']' || !Octets.is(text[i], Octets.AUTHORITY)) {
        return -1;
      }
    }
    return length;
  }

  private static int addressEnd(byte[] text, int length) {
    int i = 1;
    while (i < length && (Octets.is(text[i], Octets.HEX) || text[i] == ':' || text[i] == '.')) {
      i++;
    }
    return i > 2 && i < length && text[i] == ']' ? i + 1 : -1;
  }

  private static boolean isPort(byte[] text, int colon, int length) {
    int digits = length - colon - 1;
    if (text[colon] != ':' || digits < 1 || digits > PORT_DIGITS) {
      return false;
    }
    if (Octets.pass(text, colon + 1, length, Octets.DIGIT) < length) {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < length; i++) {
      port = port * 10 + text[i] - '0';
    }
    return port <= GREATEST_PORT;
  }
}
