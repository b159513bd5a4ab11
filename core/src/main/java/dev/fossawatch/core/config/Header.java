package dev.fossawatch.core.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header that a check sends.
 *
 * @param name its name
 * @param value its value, which may be a secret
 */
record Header(String name, String value) {
  /** A token of RFC 9110, a colon, visible characters; not what the client itself must set. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?!(?i:connection|content-length|expect|host|upgrade)\\s*:)"
              + "([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):[ \\t]*([!-~][ -~\\t]{0,4095})");

  static Scalar<Header> kind() {
    return new Scalar<>(
        "Name: value, but not Connection, Content-Length, Expect, Host or Upgrade",
        text -> {
          Matcher matcher = SHAPE.matcher(text.strip());
          if (!matcher.matches()) {
            throw new BadValue("is not a header to send");
          }
          return new Header(matcher.group(1), matcher.group(2));
        },
        Header::name);
  }

  /** Adds it as the options of a check spell it. */
  void addTo(Map<String, String> options) {
    options.put("header." + name, value);
  }

  /** Without the value. */
  @Override
  public String toString() {
    return name;
  }
}
