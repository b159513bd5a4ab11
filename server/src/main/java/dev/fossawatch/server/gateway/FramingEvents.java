package dev.fossawatch.server.gateway;

/**
 * What {@link Http1Framing} finds, in the order of the bytes. Positions are indices of the buffer
 * that is being scanned; an implementation does not touch the scanner from within.
 */
interface FramingEvents {

  /** The first byte of a request line is at this position. */
  void headBegan(int position);

  /**
   * The head is clean, and what follows it is at this position.
   *
   * @param rewriting whether it must be passed on in another form to leave one reading
   */
  void headEnded(int position, boolean rewriting);

  /** So many bytes of the body, without the framing of chunks. */
  void body(int bytes);

  /** The message is whole, and what follows it is at this position. */
  void messageEnded(int position);

  /** The byte at this position makes the message refusable; no event follows. */
  void violated(FramingViolation violation, int position);
}
