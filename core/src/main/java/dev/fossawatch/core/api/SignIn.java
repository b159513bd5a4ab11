package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.Decision;
import dev.fossawatch.core.access.NewSession;

/** Opens a session for who shows a good credential, and ends the one there was. */
final class SignIn {
  private final Access access;

  SignIn(Access access) {
    this.access = access;
  }

  Decision<NewSession> withToken(Call call, String token) {
    return concluded(call, access.logIn(token, call.request().client()));
  }

  Decision<NewSession> asUser(Call call, String name, String password) {
    if (access.credentials().users().stream().anyMatch(user -> user.name().equals(name))) {
      call.target(name); // only names that exist: people type passwords into the wrong field
    }
    return concluded(call, access.logIn(name, password, call.request().client()));
  }

  private Decision<NewSession> concluded(Call call, Decision<NewSession> decision) {
    if (decision instanceof Decision.Granted<NewSession> granted) {
      call.actor(granted.value().session().principal().name());
      call.visitor().session().ifPresent(access::logOut);
    }
    return decision;
  }
}
