package dev.fossawatch.server.gateway;

/**
 * How much of a head is read before it is refused.
 *
 * @param targetBytes of the request target as it is passed on, at least 1
 * @param headers header lines, and trailers after them, at least 1
 * @param headerBytes of all these lines, their ends included, at least 2
 */
record FramingLimits(int targetBytes, int headers, int headerBytes) {
  /** The longest method known to a registry has 17 bytes. */
  static final int METHOD_BYTES = 64;

  /** Enough for a signature of each chunk, the one known use of extensions. */
  static final int CHUNK_EXTENSION_BYTES = 256;

  /** A request may be preceded by what an old client wrote after the body before it. */
  static final int BLANK_LINES = 4;

  FramingLimits {
    if (targetBytes < 1 || headers < 1 || headerBytes < 2) {
      throw new IllegalArgumentException("limits of a head must be positive");
    }
  }
}
