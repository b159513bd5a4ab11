package dev.fossawatch.detect.probe;

import dev.fossawatch.detect.finding.Evidence;

/** What a parameter is for, which says how much its content may look like an attack and be none. */
public enum Profile {
  /** A number or a short key: syntax of any language is out of place. */
  ID(Evidence.WEAK),
  /** What people type; the default. */
  TEXT(Evidence.WEAK),
  /** Text with markup: harmless elements are expected, whatever executes is not. */
  RICHTEXT(Evidence.WEAK),
  /** Source code, queries, configuration: only certain evidence counts. */
  CODE(Evidence.CERTAIN),
  /** An address; where it leads matters. */
  URL(Evidence.WEAK),
  /** An opaque value: only certain evidence counts. */
  TOKEN(Evidence.CERTAIN),
  /** A password or key, in which any character is at home: only certain evidence counts. */
  SECRET(Evidence.CERTAIN);

  private final Evidence least;

  Profile(Evidence least) {
    this.least = least;
  }

  /** The weakest evidence that counts in such a parameter. */
  public Evidence least() {
    return least;
  }
}
