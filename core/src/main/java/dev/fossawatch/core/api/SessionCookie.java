package dev.fossawatch.core.api;

import dev.fossawatch.core.http.RequestView;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The cookie that holds a session's id: for no script, for no other site, and on https under the
 * {@code __Host-} prefix, so that neither plain http nor a sibling host can set it.
 */
final class SessionCookie {
  private static final String NAME = "fossawatch";
  private static final String SECURE_NAME = "__Host-" + NAME;

  private SessionCookie() {}

  static Optional<String> read(RequestView view) {
    String prefix = name(view) + "=";
    return view.headers("Cookie").stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(prefix))
        .map(cookie -> cookie.substring(prefix.length()))
        .findFirst();
  }

  static String set(RequestView view, String id) {
    return name(view) + "=" + id + attributes(view);
  }

  static String clear(RequestView view) {
    return name(view) + "=" + attributes(view) + "; Max-Age=0";
  }

  private static String name(RequestView view) {
    return isSecure(view) ? SECURE_NAME : NAME;
  }

  private static String attributes(RequestView view) {
    return "; Path=/; HttpOnly; SameSite=Strict" + (isSecure(view) ? "; Secure" : "");
  }

  // Anybody may claim https here: it only decides which cookie they themselves get and show.
  private static boolean isSecure(RequestView view) {
    return "https".equalsIgnoreCase(view.scheme())
        || first(view, "X-Forwarded-Proto").equals("https")
        || first(view, "Forwarded").contains("proto=https");
  }

  private static String first(RequestView view, String header) {
    String value = view.header(header);
    return value == null ? "" : value.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
