package dev.fossawatch.server;

import dev.fossawatch.core.config.ServerConfig;
import org.jspecify.annotations.Nullable;

/**
 * A request to a running Fossawatch that does what a command would do.
 *
 * @param method of HTTP
 * @param path below the interface's own
 * @param body what curl is to send, such as {@code @-}; null for nothing
 * @param remark what else must be known; empty for nothing
 */
record ApiCall(String method, String path, @Nullable String body, String remark) {
  private static final String BASE = "/api/v1/monitoring";

  ApiCall(String method, String path) {
    this(method, path, null, "");
  }

  /** The command line that sends it, for a shell. */
  String curl(ServerConfig server) {
    Origin origin = new Origin("http", server.adminHost(), server.adminPort());
    String data = body == null ? "" : " -H 'Content-Type: application/json' -d '" + body + "'";
    return "curl -X %s -H \"Authorization: Bearer $TOKEN\"%s '%s%s%s'"
        .formatted(method, data, origin, BASE, path);
  }
}
