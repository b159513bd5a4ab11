package dev.fossawatch.core.health;

/** What became of the wish to run a check now. */
public enum RunRequest {
  /** It is run at once. */
  ACCEPTED,
  /** It is running already. */
  RUNNING,
  /** Its last run began less than a second ago. */
  TOO_SOON,
  /** There is no check of that name. */
  NO_SUCH_CHECK
}
