package dev.fossawatch.core.access;

/** A user or a token. */
sealed interface Credential permits StoredToken, StoredUser {

  String name();

  Scope scope();

  /** What changes when the secret behind the credential does: the hash it is stored as. */
  String proof();

  default Principal principal() {
    return new Principal(name(), scope());
  }
}
