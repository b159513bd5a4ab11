package dev.fossawatch.core.access;

/** What a credential allows; each includes the ones before it. */
public enum Scope {
  /** Scrapes and queries. */
  READ,
  /** Acknowledging, silencing, blocking. */
  OPERATE,
  /** Rules, configuration, tokens. */
  ADMIN;

  /** Whether a credential of this scope may do what needs the other. */
  public boolean includes(Scope needed) {
    return compareTo(needed) >= 0;
  }
}
