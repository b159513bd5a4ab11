package dev.fossawatch.core.http;

import java.util.List;

/**
 * Finds the client behind the proxies that are trusted: walks {@code Forwarded} (RFC 7239) or
 * {@code X-Forwarded-For} from right to left and stops at the first address that is no trusted
 * proxy. Headers of a peer that is not trusted are ignored. Immutable and thread-safe.
 */
public final class TrustedProxies {
  /**
   * @param trusted addresses and CIDR ranges, IPv4 or IPv6
   * @param ipv6PrefixLength leading bits of an IPv6 address that make one client, 32 to 128
   * @throws IllegalArgumentException naming the entry that is no address or range
   */
  public TrustedProxies(List<String> trusted, int ipv6PrefixLength) {}

  /** The client of a request; never null, {@code unknown} where nothing could be read. */
  public ClientAddress client(RequestView request) {
    return ClientAddress.UNKNOWN;
  }
}
