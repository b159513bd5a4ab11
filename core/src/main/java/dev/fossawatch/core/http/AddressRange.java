package dev.fossawatch.core.http;

/**
 * All addresses that share their leading bits with one. An IPv6 range holds no IPv4 address, not
 * even {@code ::/0}. Immutable.
 *
 * @param network the first address, its remaining bits zero
 * @param length how many of the 128 bits count
 */
record AddressRange(IpAddress network, int length) {
  private static final int V4_OFFSET = 96;

  AddressRange {
    network = network.network(length);
  }

  /**
   * Reads an address or a CIDR range, IPv4 or IPv6; bits after the prefix are cleared.
   *
   * @throws IllegalArgumentException naming the text where it is neither
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(text, 0, slash < 0 ? text.length() : slash);
    if (address == null) {
      throw noRange(text);
    }
    boolean dotted = text.indexOf(':') < 0;
    int length = slash < 0 ? 128 : prefix(text, slash + 1, dotted ? 32 : 128);
    return new AddressRange(address, dotted && slash >= 0 ? length + V4_OFFSET : length);
  }

  private static int prefix(String text, int from, int max) {
    int length = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!IpAddress.isDigit(c) || i - from > 2 || (i > from && length == 0)) {
        throw noRange(text);
      }
      length = length * 10 + c - '0';
    }
    if (from == text.length() || length > max) {
      throw noRange(text);
    }
    return length;
  }

  private static IllegalArgumentException noRange(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is neither an address nor a CIDR range such as 10.0.0.0/8 or fd00::/8");
  }

  boolean contains(IpAddress address) {
    return address.isV4() == isV4() && address.network(length).equals(network);
  }

  private boolean isV4() {
    return length >= V4_OFFSET && network.isV4();
  }

  @Override
  public String toString() {
    return network + "/" + (isV4() ? length - V4_OFFSET : length);
  }
}
