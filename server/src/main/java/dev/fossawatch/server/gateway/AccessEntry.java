package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.RequestView;
import dev.fossawatch.core.internal.Masking;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One ended exchange on its way to the access log: what is readable only now, cut where it is long.
 * Masking and writing are left to {@link #line}, which another thread calls. Immutable.
 */
final class AccessEntry {
  private static final int METHOD_CHARS = 32;
  private static final int HOST_CHARS = 255;
  private static final int TARGET_CHARS = 2_048;
  private static final int HEADER_CHARS = 1_024;

  /** What an entry takes in memory beside its texts, roughly. */
  private static final int OWN_BYTES = 512;

  private static final String CUT = "\u2026";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final long millis;
  private final String client;
  private final String method;
  private final String path;
  private final @Nullable String query;
  private final String protocol;
  private final String scheme;
  private final @Nullable String host;
  private final int status;
  private final String outcome;
  private final long bytesIn;
  private final long bytesOut;
  private final long durationNanos;
  private final long firstByteNanos;
  private final String requestId;
  private final @Nullable String userAgent;
  private final @Nullable String referer;
  private final @Nullable String upstream;

  /**
   * Reads an exchange that has just ended.
   *
   * @param millis when it ended, since 1970-01-01T00:00:00Z
   */
  AccessEntry(Exchange exchange, long millis) {
    this.millis = millis;
    RequestView request = exchange.request();
    client = textOf(exchange.client());
    method = cut(request.method(), METHOD_CHARS);
    path = cut(request.rawPath(), TARGET_CHARS);
    query = cutIfThere(request.rawQuery(), TARGET_CHARS);
    protocol = request.protocol();
    scheme = request.scheme();
    GatewayRequestView gateway = request instanceof GatewayRequestView view ? view : null;
    String named = gateway == null ? request.header("Host") : gateway.host();
    host = cutIfThere(named, HOST_CHARS);
    status = exchange.status();
    outcome = exchange.outcome().label();
    bytesIn = exchange.bytesIn();
    bytesOut = exchange.bytesOut();
    durationNanos = exchange.durationNanos();
    firstByteNanos = exchange.firstByteNanos();
    requestId = exchange.requestId();
    userAgent = cutIfThere(request.header("User-Agent"), HEADER_CHARS);
    referer = cutIfThere(request.header("Referer"), HEADER_CHARS);
    upstream = gateway == null ? null : gateway.upstream();
  }

  private static String textOf(ClientAddress client) {
    InetAddress address = client.address();
    return address == null ? client.key() : address.getHostAddress();
  }

  private static @Nullable String cutIfThere(@Nullable String text, int most) {
    return text == null ? null : cut(text, most);
  }

  /** A password that lost the sign by which it is known goes with the rest. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    String kept = text.substring(0, most);
    int slashes = kept.lastIndexOf("//");
    boolean mayHoldPassword = slashes >= 0 && kept.indexOf(':', slashes) > 0;
    return (mayHoldPassword ? kept.substring(0, slashes + 2) : kept) + CUT;
  }

  /** Bytes it takes in memory at most, roughly. */
  int weight() {
    return OWN_BYTES
        + 2 * (method.length() + path.length() + requestId.length())
        + 2 * (length(query) + length(host) + length(userAgent) + length(referer));
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** Writes it as a line, with secrets masked. */
  void line(JsonLine line) {
    line.begin();
    line.text("time", TIME.format(Instant.ofEpochMilli(millis)));
    line.text("client", client);
    line.text("method", method);
    line.text("path", Masking.ofRequest(path));
    line.text("query", query == null ? null : Masking.ofRequest(query));
    line.text("protocol", protocol);
    line.text("scheme", scheme);
    line.text("host", host);
    line.number("status", status);
    line.text("outcome", outcome);
    line.number("bytes_in", bytesIn);
    line.number("bytes_out", bytesOut);
    line.millis("duration_ms", durationNanos);
    line.millis("first_byte_ms", firstByteNanos);
    line.text("request_id", requestId);
    line.text("user_agent", userAgent);
    line.text("referer", referer == null ? null : Masking.ofRequest(referer));
    line.text("upstream", upstream);
    line.end();
  }
}
