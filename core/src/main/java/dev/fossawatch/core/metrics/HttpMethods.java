package dev.fossawatch.core.metrics;

/**
 * The request methods told apart: those the semantic conventions know (RFC 9110 and {@code PATCH}).
 * Any other, which a client may invent without end, is {@code _OTHER}. Methods are case-sensitive.
 */
final class HttpMethods {
  static final String OTHER = "_OTHER";
  static final int OTHER_INDEX = 0;
  static final int POST_INDEX = 2;
  static final int COUNT = 10;

  private HttpMethods() {}

  /**
   * A small number for a method, 0 to {@link #COUNT} − 1; {@link #OTHER_INDEX} for {@link #OTHER}.
   */
  static int index(String method) {
    return switch (method) {
      case "GET" -> 1;
      case "POST" -> POST_INDEX;
      case "PUT" -> 3;
      case "DELETE" -> 4;
      case "PATCH" -> 5;
      case "HEAD" -> 6;
      case "OPTIONS" -> 7;
      case "CONNECT" -> 8;
      case "TRACE" -> 9;
      default -> OTHER_INDEX;
    };
  }

  /** The label value of an index. */
  static String name(int index) {
    return switch (index) {
      case 1 -> "GET";
      case POST_INDEX -> "POST";
      case 3 -> "PUT";
      case 4 -> "DELETE";
      case 5 -> "PATCH";
      case 6 -> "HEAD";
      case 7 -> "OPTIONS";
      case 8 -> "CONNECT";
      case 9 -> "TRACE";
      default -> OTHER;
    };
  }
}
