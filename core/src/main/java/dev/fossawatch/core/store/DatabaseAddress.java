package dev.fossawatch.core.store;

import dev.fossawatch.core.internal.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Where a database server is and who connects.
 *
 * @param url a JDBC URL; may hold secrets
 * @param user null where the URL says, or none is needed
 * @param password null where the URL says, or none is needed; a secret
 */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

  /** The URL without its secrets. */
  @Override
  public String toString() {
    return Masking.urls(url);
  }
}
