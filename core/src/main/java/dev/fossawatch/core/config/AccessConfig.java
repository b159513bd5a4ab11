package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and operate.
 *
 * @param adminToken a token with every scope, named {@code env}; null where none is configured
 *     ({@code FOSSAWATCH_ADMIN_TOKEN}); a secret
 * @param sessionLifetime how long a browser session lasts without use
 * @param maxFailures failed credentials of one address before it is locked out
 * @param lockout how long a lock-out lasts
 */
public record AccessConfig(
    @Nullable String adminToken, Duration sessionLifetime, int maxFailures, Duration lockout) {

  /** Without the token. */
  @Override
  public String toString() {
    return "AccessConfig[adminToken=%s, sessionLifetime=%s, maxFailures=%d, lockout=%s]"
        .formatted(adminToken == null ? null : Masking.MASK, sessionLifetime, maxFailures, lockout);
  }
}
