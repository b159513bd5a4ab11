package dev.fossawatch.core.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token as it is stored. */
record StoredToken(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Scope scope,
    @JsonProperty(required = true) String sha256,
    @Nullable Instant created,
    @Nullable Instant lastUsed)
    implements Credential {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  StoredToken {
    Names.checked(name);
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("damaged token " + name);
    }
  }

  @Override
  public String proof() {
    return sha256;
  }

  StoredToken usedAt(Instant time) {
    return new StoredToken(name, scope, sha256, created, time);
  }

  TokenInfo info() {
    return new TokenInfo(name, scope, created, lastUsed);
  }

  @Override
  public String toString() {
    return "StoredToken[" + name + "]";
  }
}
