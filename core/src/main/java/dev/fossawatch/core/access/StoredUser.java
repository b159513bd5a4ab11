package dev.fossawatch.core.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A user as stored. */
record StoredUser(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Scope scope,
    @JsonProperty(required = true) PasswordHash password,
    @JsonProperty(required = true) Instant created)
    implements Credential {
  StoredUser {
    Names.checked(name);
  }

  @Override
  public String proof() {
    return password.hash();
  }

  UserInfo info() {
    return new UserInfo(name, scope, created);
  }
}
