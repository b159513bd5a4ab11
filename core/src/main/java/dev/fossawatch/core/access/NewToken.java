package dev.fossawatch.core.access;

import java.time.Instant;

/**
 * A token just made. The only moment its text is known: it is stored as a hash alone.
 *
 * @param name its unique name
 * @param scope what it allows
 * @param created when it was made
 * @param token the text to send as {@code Authorization: Bearer}; a secret
 */
public record NewToken(String name, Scope scope, Instant created, String token) {
  @Override
  public String toString() {
    return "NewToken[" + name + ", " + scope + "]";
  }
}
