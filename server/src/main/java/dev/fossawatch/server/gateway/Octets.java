package dev.fossawatch.server.gateway;

/** Classes of bytes, as RFC 9110 and 3986 name them. A byte is of several classes. */
final class Octets {
  static final int DIGIT = 1;
  static final int HEX = 1 << 1;
  static final int ALPHA = 1 << 2;

  /** Of a token: names and methods. */
  static final int TOKEN = 1 << 3;

  /** Visible ASCII. */
  static final int VISIBLE = 1 << 4;

  /** Of a target that needs no thought: visible ASCII but the number sign. */
  static final int TARGET = 1 << 5;

  /** Of a field's value: visible, space, tab and everything above ASCII. */
  static final int VALUE = 1 << 6;

  /** Of a quoted string, save what ends or escapes. */
  static final int QUOTED = 1 << 7;

  /** Of a host name, an address or a port. */
  static final int AUTHORITY = 1 << 8;

  /** Above ASCII. */
  static final int HIGH = 1 << 9;

  /** Space and tab. */
  static final int BLANK = 1 << 10;

  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
  private static final String AUTHORITY_SIGNS = "-._~:[]";
  private static final short[] CLASSES = new short[256];

  static {
    for (int octet = 0; octet < CLASSES.length; octet++) {
      CLASSES[octet] = (short) (lettersOf(octet) | signsOf(octet) | wideClassesOf(octet));
    }
  }

  private Octets() {}

  private static int lettersOf(int octet) {
    if (octet >= '0' && octet <= '9') {
      return DIGIT | HEX | TOKEN | AUTHORITY;
    }
    int letter = octet | 0x20;
    if (letter < 'a' || letter > 'z' || octet > 'z') {
      return 0;
    }
    return ALPHA | TOKEN | AUTHORITY | (letter <= 'f' ? HEX : 0);
  }

  private static int signsOf(int octet) {
    return (TOKEN_SIGNS.indexOf(octet) >= 0 ? TOKEN : 0)
        | (AUTHORITY_SIGNS.indexOf(octet) >= 0 ? AUTHORITY : 0)
        | (octet == ' ' || octet == '\t' ? BLANK | VALUE | QUOTED : 0);
  }

  private static int wideClassesOf(int octet) {
    if (octet > 0x7f) {
      return HIGH | VALUE | QUOTED;
    }
    if (octet <= ' ' || octet == 0x7f) {
      return 0;
    }
    return VISIBLE
        | VALUE
        | (octet == '#' ? 0 : TARGET)
        | (octet == '"' || octet == '\\' ? 0 : QUOTED);
  }

  static boolean is(byte octet, int classes) {
    return (CLASSES[octet & 0xff] & classes) != 0;
  }

  /** The first index from {@code at} whose byte is of none of these classes, or {@code end}. */
  static int pass(byte[] bytes, int at, int end, int classes) {
    int i = at;
    while (i < end && (CLASSES[bytes[i] & 0xff] & classes) != 0) {
      i++;
    }
    return i;
  }
}
