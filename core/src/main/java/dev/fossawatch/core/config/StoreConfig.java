package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import org.jspecify.annotations.Nullable;

/**
 * The database that state is kept in.
 *
 * @param url a JDBC URL of PostgreSQL; may hold secrets; null for SQLite in the data directory
 * @param user who connects; null where the URL says, or none is needed
 * @param password the password of that user; null where none is needed; a secret
 */
public record StoreConfig(@Nullable String url, @Nullable String user, @Nullable String password) {

  /** Without secrets. */
  @Override
  public String toString() {
    return "StoreConfig[url=%s, user=%s, password=%s]"
        .formatted(
            url == null ? null : Masking.urls(url), user, password == null ? null : Masking.MASK);
  }
}
