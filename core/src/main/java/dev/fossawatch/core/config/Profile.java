package dev.fossawatch.core.config;

/** The set of defaults an installation starts from. */
public enum Profile {
  /** Nothing was chosen: a state of its own, named in the log at start. */
  UNSET,
  /** Full retention, every request sampled, strict defence, the configured alert channels. */
  PRODUCTION,
  /** The log as the only channel, one request in ten sampled in detail, defence only records. */
  DEVELOPMENT
}
