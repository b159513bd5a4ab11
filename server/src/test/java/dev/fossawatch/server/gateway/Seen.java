package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.RequestView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request as somebody on its way saw it: what the gateway's guard inspected, or what reached the
 * upstream.
 *
 * @param method as sent
 * @param target path and query
 * @param headers the host, and end-to-end fields that are not the gateway's own, by name in lower
 *     case
 * @param body all of it
 */
record Seen(String method, String target, Map<String, List<String>> headers, String body) {
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "forwarded",
          "http2-settings",
          "keep-alive",
          "proxy",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-real-ip",
          "x-request-id");

  static Seen inspected(RequestView request, String body) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : request.headerNames()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(request.headers(name)));
    }
    for (String line : request.headers("Connection")) {
      for (String option : line.split(",", -1)) {
        String name = option.strip().toLowerCase(Locale.ROOT);
        headers.keySet().removeIf(header -> header.equals(name) && !name.equals("host"));
      }
    }
    String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
    return of(request.method(), request.rawPath() + query, headers, body);
  }

  /**
   * A request that reached an upstream.
   *
   * @param authority what the gateway calls the upstream where a client named no host
   */
  static Seen received(Message message, String authority) {
    Map<String, List<String>> headers = new TreeMap<>(message.headers());
    headers.remove("host", List.of(authority));
    return of(message.method(), message.target(), headers, message.body());
  }

  private static Seen of(
      String method, String target, Map<String, List<String>> headers, String body) {
    Map<String, List<String>> compared = new TreeMap<>(headers);
    compared.keySet().removeIf(name -> NOT_COMPARED.contains(name.replace('_', '-')));
    return new Seen(method, target, compared, body);
  }
}
