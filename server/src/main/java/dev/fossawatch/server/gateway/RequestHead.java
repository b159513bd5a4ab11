package dev.fossawatch.server.gateway;

import dev.fossawatch.core.config.GatewayLimitsConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway must know of a request's head before it passes it on. Of HTTP/1.1 the framing
 * was checked byte by byte before it was parsed ({@link Http1Framing}); of HTTP/2, whose fields are
 * told apart by length and could hold anything, it is checked here that they can be written in
 * HTTP/1.1.
 *
 * @param target path and query as they go to the upstream
 * @param host the authority the client asked for; empty where an HTTP/1.0 client named none
 * @param hopByHop the fields that stay on the client's connection
 * @param declaredBytes the length of the body, −1 where none was declared
 * @param hasBody whether there is a body, or may be one
 * @param isWebSocket whether the client wants to go on with a WebSocket
 * @param expectsContinue whether the client waits before it sends its body
 */
record RequestHead(
    HttpMethod method,
    String target,
    String host,
    MultiMap headers,
    boolean isHttp2,
    HopByHop hopByHop,
    long declaredBytes,
    boolean hasBody,
    boolean isWebSocket,
    boolean expectsContinue) {
  private static final int FIELD_BYTES = 32;
  private static final Set<String> NOT_PASSED_ON = Set.of("CONNECT", "TRACE");
  private static final Set<String> OF_CONNECTIONS =
      Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

  static RequestHead of(HttpServerRequest request, boolean isHttp2) {
    MultiMap headers = request.headers();
    HopByHop hopByHop = HopByHop.of(headers);
    long declared = declared(headers);
    boolean hasBody =
        declared > 0 || (declared < 0 && (isHttp2 || headers.contains("Transfer-Encoding")));
    return new RequestHead(
        request.method(),
        isHttp2 ? ascii(target(request)) : request.uri(),
        isHttp2 ? authority(request) : orEmpty(headers.get("Host")),
        headers,
        isHttp2,
        hopByHop,
        declared,
        hasBody,
        !hasBody && request.version() == HttpVersion.HTTP_1_1 && wantsWebSocket(request, hopByHop),
        request.version() != HttpVersion.HTTP_1_0 && UpstreamHeaders.expectsContinue(headers));
  }

  private static long declared(MultiMap headers) {
    String length = headers.get("Content-Length");
    if (length == null) {
      return -1;
    }
    try {
      return Long.parseLong(length);
    } catch (NumberFormatException unreadable) {
      return -1;
    }
  }

  /** The target; CONNECT has none in HTTP/2. */
  private static String target(HttpServerRequest request) {
    @Nullable String target = request.uri();
    return target == null ? "*" : target;
  }

  private static String authority(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return authority == null ? "" : authority.toString();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static boolean wantsWebSocket(HttpServerRequest request, HopByHop hopByHop) {
    String protocol = request.headers().get("Upgrade");
    return request.method().equals(HttpMethod.GET)
        && protocol != null
        && protocol.equalsIgnoreCase("websocket")
        && hopByHop.names("upgrade");
  }

  /** The target with every byte beyond ASCII percent-encoded, so that one reading is left. */
  private static String ascii(String target) {
    int i = 0;
    while (i < target.length() && target.charAt(i) < 0x80) {
      i++;
    }
    if (i == target.length()) {
      return target;
    }
    StringBuilder encoded = new StringBuilder(target.length() + 16).append(target, 0, i);
    for (byte octet : target.substring(i).getBytes(StandardCharsets.ISO_8859_1)) {
      if (octet < 0) {
        encoded
            .append('%')
            .append(Character.toUpperCase(Character.forDigit((octet >> 4) & 15, 16)));
        encoded.append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
      } else {
        encoded.append((char) octet);
      }
    }
    return encoded.toString();
  }

  /** Why it is not passed on; null where it may be. */
  @Nullable Rejection rejection(GatewayLimitsConfig limits) {
    if (NOT_PASSED_ON.contains(method.name())) {
      return Rejection.METHOD;
    }
    if (limits.bodyBytes() > 0 && declaredBytes > limits.bodyBytes()) {
      return Rejection.BODY_TOO_LARGE;
    }
    return isHttp2 ? http2Rejection(limits) : null;
  }

  private @Nullable Rejection http2Rejection(GatewayLimitsConfig limits) {
    if (target.length() > limits.targetBytes()) {
      return Rejection.TARGET;
    }
    if (headers.size() > limits.headers() || listBytes() > limits.headerBytes()) {
      return Rejection.HEADERS;
    }
    boolean writable =
        isToken(method.name())
            && isTarget()
            && isAuthority(host)
            && headers.entries().stream()
                .allMatch(field -> isField(field.getKey(), field.getValue()));
    return writable && agreesOnHost() && agreesOnLength() ? null : Rejection.MALFORMED;
  }

  /** The size of the fields as HTTP/2 counts it (RFC 9113 §6.5.2). */
  private int listBytes() {
    int bytes = 0;
    for (Map.Entry<String, String> field : headers) {
      bytes += field.getKey().length() + field.getValue().length() + FIELD_BYTES;
    }
    return bytes;
  }

  private boolean isTarget() {
    boolean form =
        target.startsWith("/") || (target.equals("*") && method.equals(HttpMethod.OPTIONS));
    return form && target.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
  }

  private boolean agreesOnHost() {
    String named = headers.get("Host");
    return named == null || named.equals(host);
  }

  private boolean agreesOnLength() {
    return headers.getAll("Content-Length").size() <= 1
        && (headers.get("Content-Length") == null || declaredBytes >= 0);
  }

  private static boolean isField(String name, String value) {
    boolean trailers = !name.equals("te") || value.equals("trailers");
    return isToken(name)
        && trailers
        && !OF_CONNECTIONS.contains(name)
        && value.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t');
  }

  private static boolean isAuthority(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"#/<>?@\\^`{|}".indexOf(c) < 0);
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
  }
}
