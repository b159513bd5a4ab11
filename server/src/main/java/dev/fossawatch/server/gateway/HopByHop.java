package dev.fossawatch.server.gateway;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header fields that belong to one connection and are not passed on (RFC 9110 §7.6.1): those
 * that always do, and those a message's {@code Connection} field names.
 */
final class HopByHop {
  private static final Set<String> ALWAYS =
      caseInsensitive(
          "Connection",
          "Keep-Alive",
          "Proxy-Connection",
          "Transfer-Encoding",
          "TE",
          "Trailer",
          "Upgrade",
          "HTTP2-Settings");

  /** What a {@code Connection} field cannot take away, because it changes what a message says. */
  private static final Set<String> END_TO_END =
      caseInsensitive(
          "Host",
          "Content-Length",
          "Content-Type",
          "Content-Encoding",
          "Authorization",
          "Cookie",
          "Set-Cookie",
          "Expect",
          "Close");

  private final Set<String> named;

  private HopByHop(Set<String> named) {
    this.named = named;
  }

  static Set<String> caseInsensitive(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }

  /** Those of a message with these header fields. */
  static HopByHop of(MultiMap headers) {
    String connection = headers.get("Connection");
    if (connection == null
        || connection.equalsIgnoreCase("keep-alive")
        || connection.equalsIgnoreCase("close")) {
      return NONE_NAMED;
    }
    Set<String> named = new HashSet<>();
    for (String line : headers.getAll("Connection")) {
      for (String option : line.split(",", -1)) {
        String name = option.strip();
        if (!END_TO_END.contains(name)) {
          named.add(name.toLowerCase(Locale.ROOT));
        }
      }
    }
    return new HopByHop(named);
  }

  private static final HopByHop NONE_NAMED = new HopByHop(Set.of());

  /** Whether a field stays on this connection. */
  boolean contains(String name) {
    return (mayBeAlways(name) && ALWAYS.contains(name))
        || (!named.isEmpty() && named.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether the {@code Connection} field names an option. */
  boolean names(String option) {
    return named.contains(option);
  }

  /** A cheap look at the first letter, which most fields do not pass. */
  private static boolean mayBeAlways(String name) {
    return switch (name.charAt(0)) {
      case 'C', 'c', 'K', 'k', 'P', 'p', 'T', 't', 'U', 'u', 'H', 'h' -> true;
      default -> false;
    };
  }
}
