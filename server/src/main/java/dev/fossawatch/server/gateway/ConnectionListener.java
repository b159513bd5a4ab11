package dev.fossawatch.server.gateway;

/** Whom the {@link FramingHandler} of a connection tells what no request can. On its event loop. */
@FunctionalInterface
interface ConnectionListener {

  /**
   * The body of the request that was last passed on is malformed; it will never end, and nothing
   * follows it.
   */
  void violated(FramingViolation violation);
}
