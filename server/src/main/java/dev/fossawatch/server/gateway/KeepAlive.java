package dev.fossawatch.server.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field by which a server says for how long it keeps a connection. */
final class KeepAlive {
  static final String NAME = "Keep-Alive";

  private static final Pattern TIMEOUT =
      Pattern.compile("(?:^|,)\\s*timeout\\s*=\\s*(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  private KeepAlive() {}

  /** The seconds it names; the most there can be where it names none. */
  static int seconds(String field) {
    Matcher timeout = TIMEOUT.matcher(field);
    return timeout.find() ? Integer.parseInt(timeout.group(1)) : Integer.MAX_VALUE;
  }
}
