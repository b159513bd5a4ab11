package dev.fossawatch.server.gateway;

/**
 * Where in a message {@link Http1Framing} is. A state holds the classes of bytes that change
 * nothing, what it means when a byte comes that it does not know, and when there are too many.
 */
enum FramingState {
  BETWEEN(0, FramingViolation.MALFORMED_REQUEST_LINE, FramingViolation.BLANK_LINES),
  BLANK_LF(0, FramingViolation.BARE_CR, FramingViolation.BLANK_LINES),
  METHOD(Octets.TOKEN, FramingViolation.MALFORMED_REQUEST_LINE),
  TARGET_START(0, FramingViolation.MALFORMED_TARGET, FramingViolation.TARGET_TOO_LONG),
  TARGET(Octets.TARGET, FramingViolation.MALFORMED_TARGET, FramingViolation.TARGET_TOO_LONG),
  ASTERISK(0, FramingViolation.MALFORMED_TARGET, FramingViolation.TARGET_TOO_LONG),
  SCHEME(Octets.ALPHA, FramingViolation.MALFORMED_TARGET, FramingViolation.TARGET_TOO_LONG),
  FIRST_SLASH(0, FramingViolation.MALFORMED_TARGET, FramingViolation.TARGET_TOO_LONG),
  SECOND_SLASH(0, FramingViolation.MALFORMED_TARGET, FramingViolation.TARGET_TOO_LONG),
  AUTHORITY(Octets.AUTHORITY, FramingViolation.MALFORMED_HOST, FramingViolation.TARGET_TOO_LONG),
  VERSION(Octets.VISIBLE, FramingViolation.MALFORMED_REQUEST_LINE),
  REQUEST_LF(0, FramingViolation.BARE_CR),
  FIELD_START(0, FramingViolation.MALFORMED_FIELD_NAME, FramingViolation.HEADERS_TOO_LARGE),
  NAME(Octets.TOKEN, FramingViolation.MALFORMED_FIELD_NAME, FramingViolation.HEADERS_TOO_LARGE),
  VALUE(Octets.VALUE, FramingViolation.CONTROL_CHARACTER, FramingViolation.HEADERS_TOO_LARGE),
  FIELD_LF(0, FramingViolation.BARE_CR, FramingViolation.HEADERS_TOO_LARGE),
  SECTION_LF(0, FramingViolation.BARE_CR, FramingViolation.HEADERS_TOO_LARGE),
  FIXED_BODY,
  CHUNK_SIZE(Octets.HEX, FramingViolation.MALFORMED_CHUNK_SIZE),
  EXTENSION_START(
      0, FramingViolation.MALFORMED_CHUNK_EXTENSION, FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  EXTENSION_NAME(
      Octets.TOKEN,
      FramingViolation.MALFORMED_CHUNK_EXTENSION,
      FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  EXTENSION_VALUE(
      0, FramingViolation.MALFORMED_CHUNK_EXTENSION, FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  EXTENSION_TOKEN(
      Octets.TOKEN,
      FramingViolation.MALFORMED_CHUNK_EXTENSION,
      FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  EXTENSION_QUOTED(
      Octets.QUOTED,
      FramingViolation.MALFORMED_CHUNK_EXTENSION,
      FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  EXTENSION_ESCAPE(
      0, FramingViolation.MALFORMED_CHUNK_EXTENSION, FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  EXTENSION_END(
      0, FramingViolation.MALFORMED_CHUNK_EXTENSION, FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  CHUNK_LF(0, FramingViolation.BARE_CR, FramingViolation.CHUNK_EXTENSION_TOO_LONG),
  CHUNK_DATA,
  CHUNK_END_CR(0, FramingViolation.MALFORMED_CHUNK_END),
  CHUNK_END_LF(0, FramingViolation.MALFORMED_CHUNK_END),
  REFUSED;

  /** Classes of bytes that leave this state as it is. */
  final int stays;

  /** What a byte is that is neither of these nor leads on. */
  final FramingViolation unexpected;

  /** What it is when the allowance is used up here. */
  final FramingViolation excess;

  FramingState(int stays, FramingViolation unexpected, FramingViolation excess) {
    this.stays = stays;
    this.unexpected = unexpected;
    this.excess = excess;
  }

  FramingState(int stays, FramingViolation unexpected) {
    this(stays, unexpected, unexpected);
  }

  /** A state in which bytes are counted, not looked at. */
  FramingState() {
    this(0, FramingViolation.MALFORMED_CHUNK_END);
  }

  boolean isCounting() {
    return this == FIXED_BODY || this == CHUNK_DATA;
  }
}
