package dev.fossawatch.core.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address a request is held to come from, after the walk over trusted proxies.
 *
 * @param address the full address, an IPv4-mapped IPv6 address folded to IPv4; null where the
 *     server told none (a UNIX socket) or it could not be read
 * @param key what limits and blocks are keyed by: the IPv4 address itself, the IPv6 network of the
 *     configured prefix length in CIDR form, or {@code unknown}
 */
public record ClientAddress(@Nullable InetAddress address, String key) {
  static final ClientAddress UNKNOWN = new ClientAddress(null, "unknown");
}
