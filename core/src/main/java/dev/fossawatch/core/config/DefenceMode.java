package dev.fossawatch.core.config;

/** What the defence may do about what it finds. */
public enum DefenceMode {
  /** Nothing is looked at. */
  OFF,
  /** Findings are recorded; nothing is refused. */
  MONITOR,
  /** Only certain evidence is refused. */
  GUARD,
  /** Everything at or over the threshold is refused. */
  STRICT
}
