package dev.fossawatch.core.http;

import java.util.List;

/**
 * Finds the client behind the proxies that are trusted: walks {@code X-Forwarded-For} or {@code
 * Forwarded} (RFC 7239) from right to left and stops at the first address that is no trusted proxy.
 * Headers of a peer that is not trusted are ignored; an element that is no address ({@code
 * unknown}, {@code _hidden}, garbage) ends the walk at the hop that wrote it. No name is ever
 * resolved. Thread-safe.
 */
public final class TrustedProxies {
  private final ForwardingHeader header;
  private final Hops hops;

  /** As the other constructor, with {@link ForwardingHeader#ANY}. */
  public TrustedProxies(List<String> trusted, int ipv6PrefixLength) {
    this(trusted, ipv6PrefixLength, ForwardingHeader.ANY);
  }

  /**
   * @param trusted addresses and CIDR ranges, IPv4 or IPv6
   * @param ipv6PrefixLength leading bits of an IPv6 address that make one client, 32 to 128
   * @param header the header that is read; name it where the proxies write only one and let the
   *     other through as the client sent it
   * @throws IllegalArgumentException naming the entry that is no address or range
   */
  public TrustedProxies(List<String> trusted, int ipv6PrefixLength, ForwardingHeader header) {
    if (ipv6PrefixLength < 32 || ipv6PrefixLength > 128) {
      throw new IllegalArgumentException(
          "the IPv6 prefix length must be 32 to 128, not " + ipv6PrefixLength);
    }
    this.header = header;
    hops = new Hops(trusted.stream().map(AddressRange::parse).toList(), ipv6PrefixLength);
  }

  /** Whether the other end of the connection is a trusted proxy, whose headers are believed. */
  public boolean trusts(RequestView request) {
    String text = request.peerAddress();
    IpAddress address = Node.address(text, 0, text.length());
    return address != null && hops.of(address).trusted();
  }

  /** The client of a request; never null, {@code unknown} where nothing could be read. */
  public ClientAddress client(RequestView request) {
    String text = request.peerAddress();
    IpAddress address = Node.address(text, 0, text.length());
    if (address == null) {
      return ClientAddress.UNKNOWN;
    }
    Hop peer = hops.of(address);
    return peer.trusted() ? header.client(peer, request, hops).client() : peer.client();
  }
}
