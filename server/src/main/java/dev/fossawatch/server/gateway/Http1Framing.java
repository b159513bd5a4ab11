package dev.fossawatch.server.gateway;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds the boundaries of the messages a client sends on one HTTP/1.x connection (RFC 9112), in
 * whatever pieces they come, and refuses everything that two servers could read in two ways.
 *
 * <p>Each byte of a head is looked at once, through a window it was copied into; bodies are
 * counted. Nothing is allocated while requests are clean. Of one connection; not thread-safe.
 */
final class Http1Framing {
  /** What the window should hold: most heads. */
  static final int WINDOW_BYTES = 1024;

  private static final int VERSION_ALLOWANCE = 16;
  private static final int CHUNK_DIGITS = 8;
  private static final int LINE_END = 2;

  private final FramingLimits limits;
  private final byte[] window;
  private final FramingEvents events;

  private FramingState state = FramingState.BETWEEN;
  private int position;
  private int allowance = blankLines();
  private int fieldAllowance;
  private int fieldCount;

  private final FramingText text = new FramingText();
  private final FramedHead head = new FramedHead();
  private KnownField field = KnownField.OTHER;
  private boolean options;
  private boolean rewriting;
  private boolean inTrailers;
  private boolean pausing;
  private long remaining;

  /**
   * @param window scratch space that scanners of one thread may share
   */
  Http1Framing(FramingLimits limits, byte[] window, FramingEvents events) {
    this.limits = limits;
    this.window = window;
    this.events = events;
  }

  /**
   * Scans on. Stops early behind a head that must be passed on in another form, and behind a
   * violation, after which it scans nothing any more.
   *
   * @return the index scanning stopped at
   */
  int scan(ByteBuf data, int from, int end) {
    int at = from;
    pausing = state == FramingState.REFUSED;
    while (at < end && !pausing) {
      at = state.isCounting() ? count(at, end) : look(data, at, Math.min(end - at, window.length));
    }
    return at;
  }

  private int look(ByteBuf data, int from, int count) {
    data.getBytes(from, window, 0, count);
    int at = 0;
    while (at < count && !pausing) {
      at = state.isCounting() ? count(from + at, from + count) - from : run(from, at, count);
    }
    return from + at;
  }

  /** Bytes that change nothing, and the one after them. */
  private int run(int from, int at, int count) {
    int end = Octets.pass(window, at, count, state.stays);
    if (end > at) {
      pass(from, at, end);
    }
    if (end == count || pausing) {
      return end;
    }
    position = from + end;
    if (--allowance < 0) {
      refuse(state.excess);
    } else {
      step(window[end]);
    }
    return end + 1;
  }

  private void pass(int from, int at, int end) {
    allowance -= end - at;
    if (allowance < 0) {
      position = from + end + allowance;
      refuse(state.excess);
    } else if (text.isOpen()) {
      text.add(window, at, end);
    }
  }

  private int count(int at, int end) {
    int bytes = (int) Math.min(remaining, end - at);
    remaining -= bytes;
    events.body(bytes);
    if (remaining == 0 && state == FramingState.FIXED_BODY) {
      endMessage(at + bytes);
    } else if (remaining == 0) {
      go(FramingState.CHUNK_END_CR, LINE_END);
    }
    return at + bytes;
  }

  private void step(byte octet) {
    switch (state) {
      case BETWEEN -> between(octet);
      case BLANK_LF -> lineFeed(octet, FramingState.BETWEEN);
      case METHOD -> method(octet);
      case TARGET_START -> targetStart(octet);
      case TARGET -> target(octet);
      case ASTERISK -> asterisk(octet);
      case SCHEME -> scheme(octet);
      case FIRST_SLASH -> expect(octet, '/', FramingState.SECOND_SLASH);
      case SECOND_SLASH -> secondSlash(octet);
      case AUTHORITY -> authority(octet);
      case VERSION -> version(octet);
      case REQUEST_LF -> requestLineFeed(octet);
      default -> stepBehindRequestLine(octet);
    }
  }

  private void stepBehindRequestLine(byte octet) {
    switch (state) {
      case FIELD_START -> fieldStart(octet);
      case NAME -> name(octet);
      case VALUE -> expect(octet, '\r', FramingState.FIELD_LF);
      case FIELD_LF -> fieldLineFeed(octet);
      case SECTION_LF -> sectionLineFeed(octet);
      case CHUNK_SIZE -> chunkSize(octet);
      case CHUNK_LF -> chunkLineFeed(octet);
      case CHUNK_END_CR -> chunkEnd(octet, '\r');
      case CHUNK_END_LF -> chunkEnd(octet, '\n');
      default -> extension(octet);
    }
  }

  private void extension(byte octet) {
    switch (state) {
      case EXTENSION_START -> extensionStart(octet);
      case EXTENSION_NAME -> extensionName(octet);
      case EXTENSION_VALUE -> extensionValue(octet);
      case EXTENSION_QUOTED -> extensionQuoted(octet);
      case EXTENSION_ESCAPE -> extensionEscape(octet);
      default -> extensionEnd(octet);
    }
  }

  private void between(byte octet) {
    if (octet == '\r') {
      state = FramingState.BLANK_LF;
    } else if (Octets.is(octet, Octets.TOKEN)) {
      beginHead(octet);
    } else {
      unexpected(octet);
    }
  }

  private void beginHead(byte octet) {
    head.begin();
    rewriting = false;
    inTrailers = false;
    fieldCount = 0;
    go(FramingState.METHOD, FramingLimits.METHOD_BYTES);
    text.start(octet);
    events.headBegan(position);
  }

  private void method(byte octet) {
    if (octet != ' ') {
      unexpected(octet);
    } else if (text.is("CONNECT")) {
      refuse(FramingViolation.CONNECT);
    } else {
      options = text.is("OPTIONS");
      text.stop();
      go(FramingState.TARGET_START, behind(limits.targetBytes()));
    }
  }

  private void targetStart(byte octet) {
    if (octet == '/') {
      state = FramingState.TARGET;
    } else if (octet == '*') {
      state = FramingState.ASTERISK;
    } else if (Octets.is(octet, Octets.ALPHA)) {
      state = FramingState.SCHEME;
      text.start(octet);
    } else {
      outsideTarget(octet);
    }
  }

  private void target(byte octet) {
    if (octet == ' ') {
      endTarget();
    } else if (Octets.is(octet, Octets.HIGH)) {
      rewriting = true;
      allowance -= 2;
    } else {
      outsideTarget(octet);
    }
  }

  private void outsideTarget(byte octet) {
    switch (octet) {
      case '#' -> refuse(FramingViolation.FRAGMENT);
      case '\r' -> refuse(versionless());
      case ' ', '\t' -> refuse(FramingViolation.MALFORMED_REQUEST_LINE);
      default -> unexpected(octet);
    }
  }

  private FramingViolation versionless() {
    return state == FramingState.TARGET_START
        ? FramingViolation.MALFORMED_REQUEST_LINE
        : FramingViolation.UNSUPPORTED_VERSION;
  }

  private void asterisk(byte octet) {
    if (octet == ' ' && options) {
      endTarget();
    } else {
      refuse(FramingViolation.MALFORMED_TARGET);
    }
  }

  private void scheme(byte octet) {
    if (octet == ':' && (text.isInAnyCase("http") || text.isInAnyCase("https"))) {
      state = FramingState.FIRST_SLASH;
    } else {
      unexpected(octet);
    }
  }

  private void secondSlash(byte octet) {
    expect(octet, '/', FramingState.AUTHORITY);
    text.start();
  }

  private void authority(byte octet) {
    if (octet != '/' && octet != '?' && octet != ' ') {
      outsideTarget(octet);
    } else if (!text.isAuthority()) {
      refuse(FramingViolation.MALFORMED_HOST);
    } else {
      rewriting = true;
      text.stop();
      state = FramingState.TARGET;
      if (octet == ' ') {
        endTarget();
      }
    }
  }

  private void endTarget() {
    go(FramingState.VERSION, VERSION_ALLOWANCE);
    text.start();
  }

  private void version(byte octet) {
    if (octet != '\r') {
      unexpected(octet);
    } else if (text.is("HTTP/1.1")) {
      text.stop();
      state = FramingState.REQUEST_LF;
    } else if (text.is("HTTP/1.0")) {
      text.stop();
      head.isOld();
      state = FramingState.REQUEST_LF;
    } else {
      refuse(
          text.isVersion()
              ? FramingViolation.UNSUPPORTED_VERSION
              : FramingViolation.MALFORMED_REQUEST_LINE);
    }
  }

  private void requestLineFeed(byte octet) {
    lineFeed(octet, FramingState.FIELD_START);
    allowance = limits.headerBytes();
  }

  private void fieldStart(byte octet) {
    if (octet == '\r') {
      state = FramingState.SECTION_LF;
    } else if (Octets.is(octet, Octets.BLANK)) {
      refuse(FramingViolation.FOLDED_LINE);
    } else if (!Octets.is(octet, Octets.TOKEN)) {
      unexpected(octet);
    } else if (++fieldCount > limits.headers()) {
      refuse(FramingViolation.TOO_MANY_HEADERS);
    } else {
      state = FramingState.NAME;
      text.start(octet);
    }
  }

  private void name(byte octet) {
    if (octet == ':') {
      endName();
    } else if (Octets.is(octet, Octets.BLANK)) {
      refuse(FramingViolation.SPACE_BEFORE_COLON);
    } else {
      unexpected(octet);
    }
  }

  private void endName() {
    state = FramingState.VALUE;
    if (inTrailers) {
      text.stop();
      if (text.isForbiddenTrailer()) {
        refuse(FramingViolation.FORBIDDEN_TRAILER);
      }
      return;
    }
    field = text.field();
    text.stop();
    if (field != KnownField.OTHER) {
      text.startValue();
    }
  }

  private void fieldLineFeed(byte octet) {
    lineFeed(octet, FramingState.FIELD_START);
    if (text.isOpen() && !pausing) {
      text.stop();
      refuseIf(head.take(field, text));
    }
  }

  private void sectionLineFeed(byte octet) {
    lineFeed(octet, FramingState.BETWEEN);
    if (pausing) {
      return;
    }
    FramingViolation violation = inTrailers ? null : head.conclude();
    if (violation != null) {
      refuse(violation);
    } else if (inTrailers) {
      endMessage(position + 1);
    } else {
      endHead();
    }
  }

  private void endHead() {
    fieldAllowance = allowance;
    pausing = rewriting;
    events.headEnded(position + 1, rewriting);
    if (head.isChunked()) {
      beginChunk();
    } else if (head.bodyBytes() > 0) {
      remaining = head.bodyBytes();
      state = FramingState.FIXED_BODY;
    } else {
      endMessage(position + 1);
    }
  }

  private void endMessage(int end) {
    go(FramingState.BETWEEN, blankLines());
    events.messageEnded(end);
  }

  private void beginChunk() {
    go(FramingState.CHUNK_SIZE, CHUNK_DIGITS + FramingLimits.CHUNK_EXTENSION_BYTES + LINE_END);
    text.start();
  }

  private void chunkSize(byte octet) {
    if (octet != '\r' && octet != ';') {
      unexpected(octet);
      return;
    }
    text.stop();
    remaining = text.hexadecimal();
    if (remaining < 0 || remaining > Integer.MAX_VALUE) {
      refuse(FramingViolation.MALFORMED_CHUNK_SIZE);
    } else {
      state = octet == ';' ? FramingState.EXTENSION_START : FramingState.CHUNK_LF;
    }
  }

  private void extensionStart(byte octet) {
    if (Octets.is(octet, Octets.TOKEN)) {
      state = FramingState.EXTENSION_NAME;
    } else {
      unexpected(octet);
    }
  }

  private void extensionName(byte octet) {
    if (octet == '=') {
      state = FramingState.EXTENSION_VALUE;
    } else {
      extensionEnd(octet);
    }
  }

  private void extensionValue(byte octet) {
    if (octet == '"') {
      state = FramingState.EXTENSION_QUOTED;
    } else if (Octets.is(octet, Octets.TOKEN)) {
      state = FramingState.EXTENSION_TOKEN;
    } else {
      unexpected(octet);
    }
  }

  private void extensionQuoted(byte octet) {
    switch (octet) {
      case '"' -> state = FramingState.EXTENSION_END;
      case '\\' -> state = FramingState.EXTENSION_ESCAPE;
      default -> unexpected(octet);
    }
  }

  private void extensionEscape(byte octet) {
    if (Octets.is(octet, Octets.VALUE)) {
      state = FramingState.EXTENSION_QUOTED;
    } else {
      unexpected(octet);
    }
  }

  private void extensionEnd(byte octet) {
    switch (octet) {
      case ';' -> state = FramingState.EXTENSION_START;
      case '\r' -> state = FramingState.CHUNK_LF;
      default -> unexpected(octet);
    }
  }

  private void chunkLineFeed(byte octet) {
    lineFeed(octet, FramingState.CHUNK_DATA);
    if (remaining == 0 && !pausing) {
      inTrailers = true;
      go(FramingState.FIELD_START, fieldAllowance + LINE_END);
    }
  }

  private void chunkEnd(byte octet, char expected) {
    if (octet != expected) {
      refuse(FramingViolation.MALFORMED_CHUNK_END);
    } else if (octet == '\r') {
      state = FramingState.CHUNK_END_LF;
    } else {
      beginChunk();
    }
  }

  private void lineFeed(byte octet, FramingState next) {
    if (octet == '\n') {
      state = next;
    } else {
      refuse(FramingViolation.BARE_CR);
    }
  }

  private void expect(byte octet, char expected, FramingState next) {
    if (octet == expected) {
      state = next;
    } else {
      unexpected(octet);
    }
  }

  private void unexpected(byte octet) {
    if (octet == '\n') {
      refuse(FramingViolation.BARE_LF);
    } else if ((octet >= 0 && octet < ' ' && octet != '\r' && octet != '\t') || octet == 0x7f) {
      refuse(FramingViolation.CONTROL_CHARACTER);
    } else {
      refuse(state.unexpected);
    }
  }

  private void refuseIf(@Nullable FramingViolation violation) {
    if (violation != null) {
      refuse(violation);
    }
  }

  private void refuse(FramingViolation violation) {
    if (state != FramingState.REFUSED) {
      state = FramingState.REFUSED;
      pausing = true;
      events.violated(violation, position);
    }
  }

  private void go(FramingState next, int bytes) {
    state = next;
    allowance = bytes;
  }

  private static int behind(int bytes) {
    return bytes + 1;
  }

  private static int blankLines() {
    return behind(FramingLimits.BLANK_LINES * 2);
  }
}
