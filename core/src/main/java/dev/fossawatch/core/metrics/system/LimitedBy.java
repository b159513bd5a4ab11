package dev.fossawatch.core.metrics.system;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose bound a figure is measured against. */
public enum LimitedBy {
  /** The machine's own size. */
  HOST,
  /**
   * A limit set on the process' control group or on one of its ancestors, smaller than the host.
   */
  CGROUP;

  /** The name used in the API. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
