package dev.fossawatch.core.access;

import java.time.Instant;

/**
 * A browser's session.
 *
 * @param key what it is known by here: the hash of the id that the browser holds
 * @param principal who opened it, with what the credential allows now
 * @param csrfToken what a write must show beside the cookie; a secret of the session's pages
 * @param expires when it ends for good, however much it is used
 */
public record Session(String key, Principal principal, String csrfToken, Instant expires) {
  @Override
  public String toString() {
    return "Session[" + principal + "]";
  }
}
