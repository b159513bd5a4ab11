package dev.fossawatch.core.config;

import java.time.Duration;
import java.util.List;

/**
 * What the middleware does with requests and responses.
 *
 * @param middlewareEnabled whether requests are watched ({@code MONITORING_MIDDLEWARE_ENABLED})
 * @param trustedProxies addresses and CIDR ranges whose forwarding headers are believed
 * @param forwardingHeader which of those headers is read
 * @param ipv6PrefixLength how many leading bits of an IPv6 address make one client, 32 to 128
 * @param bodyHoldBytes how much of a readable body is held back and judged, in bytes
 * @param bodyHoldTime how long a slow body is held back at most
 */
public record HttpConfig(
    boolean middlewareEnabled,
    List<String> trustedProxies,
    ProxyHeader forwardingHeader,
    int ipv6PrefixLength,
    int bodyHoldBytes,
    Duration bodyHoldTime) {
  public HttpConfig {
    trustedProxies = List.copyOf(trustedProxies);
  }
}
