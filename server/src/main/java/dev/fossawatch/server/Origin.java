package dev.fossawatch.server;

/**
 * Where a server listens.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a literal address or a host name
 * @param port the port
 */
record Origin(String scheme, String host, int port) {

  /** As a URL, without a slash at the end. */
  @Override
  public String toString() {
    String written = host.contains(":") ? "[" + host + "]" : host;
    return scheme + "://" + written + ":" + port;
  }
}
