package dev.fossawatch.core.access;

import java.util.regex.Pattern;

/** What a user or token may be called. */
public final class Names {
  /** The token that the environment sets. */
  static final String ENVIRONMENT = "env";

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private Names() {}

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat it
   */
  public static String checked(String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a name has 1 to 64 letters, digits, '.', '_', '@' and '-', a letter or digit first");
    }
    return name;
  }
}
