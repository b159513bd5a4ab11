package dev.fossawatch.detect.finding;

/** Whether everything of a request was looked at. */
public enum Coverage {
  /** Every part was read to its end. */
  FULL,
  /** A budget ended before the request did: what was not reached is unknown, not clean. */
  PARTIAL
}
