package dev.fossawatch.server.gateway;

import java.util.Locale;

/** Whether the gateway should be sent traffic, and if not, why. */
public enum Readiness {
  /** The port of the traffic is not open yet. */
  STARTING,
  /** It should. */
  READY,
  /** Requests in flight are finished, new ones belong elsewhere. */
  DRAINING;

  /** 200 or 503. */
  int status() {
    return this == READY ? 200 : 503;
  }

  /** What a probe is told. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
