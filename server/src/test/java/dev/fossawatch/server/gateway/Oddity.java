package dev.fossawatch.server.gateway;

/**
 * Bytes that two servers might read differently.
 *
 * @param name what is odd
 * @param raw what a client sends
 */
record Oddity(String name, String raw) {
  @Override
  public String toString() {
    return name;
  }
}
