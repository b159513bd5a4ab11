package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Principal;
import dev.fossawatch.core.access.Session;
import java.util.Optional;

/** Who a request has proven to come from. */
sealed interface Visitor {

  /** Nobody in particular. */
  record Anonymous() implements Visitor {}

  /** The holder of a token. */
  record Holder(Principal who) implements Visitor {}

  /** A browser in a session. */
  record Browser(Session open) implements Visitor {}

  default Optional<Principal> principal() {
    if (this instanceof Holder holder) {
      return Optional.of(holder.who());
    }
    return session().map(Session::principal);
  }

  default Optional<Session> session() {
    return this instanceof Browser browser ? Optional.of(browser.open()) : Optional.empty();
  }
}
