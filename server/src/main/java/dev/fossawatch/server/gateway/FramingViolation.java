package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Refusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;

/**
 * Why the bytes a client sent are not passed on: what they mean is forbidden by RFC 9112 or 9110,
 * or understood differently by servers, or more than the limits allow.
 */
enum FramingViolation {
  BARE_CR(400, "A carriage return is not followed by a line feed."),
  BARE_LF(400, "A line ends without a carriage return."),
  CONTROL_CHARACTER(400, "There is a control character in the head or in a chunk's line."),
  BLANK_LINES(400, "Too many empty lines come before the request."),
  MALFORMED_REQUEST_LINE(
      400, "The request line is not a method, a target and a version with single spaces between."),
  MALFORMED_TARGET(400, "The request target is neither a path nor an absolute http address."),
  FRAGMENT(400, "The request target holds a fragment."),
  CONNECT(400, "Tunnels are not opened here."),
  TARGET_TOO_LONG(414, "The request target is longer than allowed."),
  UNSUPPORTED_VERSION(505, "Only HTTP/1.1 and HTTP/1.0 are spoken on this connection."),
  FOLDED_LINE(400, "A header line begins with white space."),
  SPACE_BEFORE_COLON(400, "There is white space before the colon of a header."),
  MALFORMED_FIELD_NAME(400, "A header's name is empty or holds forbidden characters."),
  LOOKALIKE_FIELD(400, "A header's name is a framing header's, save for an underscore."),
  OBSOLETE_WEBSOCKET(400, "A header belongs to a draft of WebSocket that hides a body."),
  HEADERS_TOO_LARGE(431, "The headers are larger than allowed."),
  TOO_MANY_HEADERS(431, "There are more headers than allowed."),
  MISSING_HOST(400, "There is no Host header."),
  REPEATED_HOST(400, "There is more than one Host header."),
  MALFORMED_HOST(400, "The host is empty, or no host name or address."),
  REPEATED_CONTENT_LENGTH(400, "There is more than one Content-Length header."),
  MALFORMED_CONTENT_LENGTH(400, "The Content-Length is not a plain decimal number in range."),
  LENGTH_AND_CODING(400, "There are both a Content-Length and a Transfer-Encoding."),
  UNSUPPORTED_CODING(400, "The Transfer-Encoding is not exactly one 'chunked'."),
  CODING_IN_HTTP_1_0(400, "HTTP/1.0 knows no Transfer-Encoding."),
  MALFORMED_CHUNK_SIZE(400, "A chunk's size is not a plain hexadecimal number in range."),
  MALFORMED_CHUNK_EXTENSION(400, "A chunk's extension is malformed."),
  CHUNK_EXTENSION_TOO_LONG(400, "A chunk's extensions are longer than allowed."),
  MALFORMED_CHUNK_END(400, "A chunk is longer or shorter than it was said to be."),
  FORBIDDEN_TRAILER(400, "A trailer carries what only a header may.");

  private final int status;
  private final String explanation;
  private final String label;
  private final String path;

  FramingViolation(int status, String explanation) {
    this.status = status;
    this.explanation = explanation;
    this.label = name().toLowerCase(Locale.ROOT);
    this.path = "/" + label;
  }

  /** The status a request is refused with. */
  int status() {
    return status;
  }

  /** What the client is told. */
  Refusal refusal() {
    return Refusal.problem(status, HttpResponseStatus.valueOf(status).reasonPhrase(), explanation);
  }

  /** One line for people, which holds nothing of the request. */
  String explanation() {
    return explanation;
  }

  /** The metric's {@code reason}: lower case, words joined by underscores. */
  String label() {
    return label;
  }

  /** The path of the request that stands for a refused one. */
  String path() {
    return path;
  }

  /** The violation that such a path names. */
  static FramingViolation ofPath(String path) {
    return valueOf(path.substring(1).toUpperCase(Locale.ROOT));
  }
}
