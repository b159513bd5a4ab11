package dev.fossawatch.server.gateway;

/** A field whose name decides what the framing is. */
enum KnownField {
  HOST("host"),
  CONTENT_LENGTH("content-length"),
  TRANSFER_ENCODING("transfer-encoding"),
  CONTENT_LENGTH_LOOKALIKE("content_length"),
  TRANSFER_ENCODING_LOOKALIKE("transfer_encoding"),
  OBSOLETE_WEBSOCKET_KEY_1("sec-websocket-key1"),
  OBSOLETE_WEBSOCKET_KEY_2("sec-websocket-key2"),
  OTHER("");

  private static final KnownField[] ALL = values();

  private final String name;

  KnownField(String name) {
    this.name = name;
  }

  /** The field of a name, in any case. */
  static KnownField of(byte[] text, int length) {
    for (KnownField field : ALL) {
      if (field.name.length() == length && field.isNamed(text)) {
        return field;
      }
    }
    return OTHER;
  }

  private boolean isNamed(byte[] text) {
    for (int i = 0; i < name.length(); i++) {
      byte octet = text[i];
      int lower = Octets.is(octet, Octets.ALPHA) ? octet | 0x20 : octet;
      if (lower != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
