package dev.fossawatch.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks the addresses of services. */
final class Urls {
  private Urls() {}

  /** An absolute {@code http} or {@code https} URL with a host and without a fragment. */
  static String http(String text) throws BadValue {
    URI uri = uri(text);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new BadValue("does not begin with http:// or https://");
    }
    if (uri.getHost() == null || uri.getPort() > 65_535) {
      throw new BadValue("names no host");
    }
    return text;
  }

  /**
   * Scheme, host and, where it is not the scheme's own, port, in lower case; a slash behind them is
   * left out. A name may have underscores, as services in Docker Compose do; to a {@link URI} it
   * then is none, so it is checked with letters in their place.
   */
  static String origin(String text) throws BadValue {
    URI uri = uri(http(text.replace('_', 'u')));
    String rest = uri.getRawPath();
    if (!(rest.isEmpty() || rest.equals("/"))
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null) {
      throw new BadValue("has more than scheme, host and port");
    }
    if (uri.getPort() == 0) {
      throw new BadValue("has the port 0");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    int host = uri.getScheme().length() + "://".length();
    return text.substring(0, host + uri.getHost().length()).toLowerCase(Locale.ROOT) + port;
  }

  /** {@code jdbc:}, the driver's name and what the driver wants to know. */
  static String jdbc(String text) throws BadValue {
    if (!text.matches("jdbc:[a-z0-9]+:\\P{Cntrl}+")) {
      throw new BadValue("does not begin with jdbc: and the name of a driver");
    }
    return text;
  }

  /** The same for PostgreSQL. */
  static String postgresql(String text) throws BadValue {
    if (!jdbc(text).startsWith("jdbc:postgresql:")) {
      throw new BadValue("does not begin with jdbc:postgresql:");
    }
    return text;
  }

  private static URI uri(String text) throws BadValue {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new BadValue("is not a URL");
    }
  }
}
