package dev.fossawatch.core.access;

/** How an audited action ended. */
public enum AuditOutcome {
  /** It was done. */
  OK,
  /** The actor may not, or was not who they said. */
  REFUSED,
  /** It could not be done. */
  FAILED
}
