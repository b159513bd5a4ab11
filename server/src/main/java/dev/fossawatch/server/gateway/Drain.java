package dev.fossawatch.server.gateway;

/** Whether the gateway is about to stop: every answer from then on closes its connection. */
final class Drain {
  private volatile boolean begun;

  void begin() {
    begun = true;
  }

  boolean hasBegun() {
    return begun;
  }
}
