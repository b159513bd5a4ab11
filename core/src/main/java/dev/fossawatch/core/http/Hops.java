package dev.fossawatch.core.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns addresses into hops and walks over them. The last hop seen of each of {@value #RECENT}
 * hashes is remembered, because most requests come from an address that just sent one; a hash that
 * two addresses share costs its loser the making of a new hop, no more. Thread-safe: hops are
 * immutable, so a racing write only loses another's.
 */
final class Hops {
  /** Hops looked at in one request, empty elements counted; the walk ends at the last of them. */
  static final int MAX_HOPS = 32;

  private static final int RECENT = 1024;

  private final List<AddressRange> trusted;
  private final int ipv6PrefixLength;
  private final @Nullable Hop[] recent = new @Nullable Hop[RECENT];

  Hops(List<AddressRange> trusted, int ipv6PrefixLength) {
    this.trusted = trusted;
    this.ipv6PrefixLength = ipv6PrefixLength;
  }

  Hop of(IpAddress address) {
    long bits = (address.high() ^ address.low()) * 0x9e3779b97f4a7c15L;
    int slot = (int) (bits >>> 54);
    Hop known = recent[slot];
    if (known == null || !known.address().equals(address)) {
      known = new Hop(address, isTrusted(address), client(address));
      recent[slot] = known;
    }
    return known;
  }

  private boolean isTrusted(IpAddress address) {
    for (AddressRange range : trusted) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private ClientAddress client(IpAddress address) {
    String key =
        address.isV4()
            ? address.toString()
            : new AddressRange(address, ipv6PrefixLength).toString();
    return new ClientAddress(address.toInetAddress(), key);
  }

  /**
   * The first hop from the right that is not trusted, else the last that could be read.
   *
   * @param peer the hop at the other end of the connection, trusted
   * @param lines the values of a header in the order received
   */
  Hop walk(Hop peer, List<String> lines, HopSyntax syntax) {
    Hop last = peer;
    int left = MAX_HOPS;
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      for (int end = line.length(); end >= 0; left--) {
        int start = left == 0 ? -1 : syntax.elementStart(line, end);
        if (start < 0) {
          return last;
        }
        Hop next = element(line, start, end, syntax, last);
        if (next == null || !next.trusted()) {
          return next == null ? last : next;
        }
        last = next;
        end = start - 1;
      }
    }
    return last;
  }

  /** The hop an element names, the one before where it is blank, null where it is garbage. */
  private @Nullable Hop element(String line, int start, int end, HopSyntax syntax, Hop before) {
    int from = HopSyntax.skipSpace(line, start, end);
    int to = HopSyntax.trimEnd(line, from, end);
    if (from == to) {
      return before;
    }
    IpAddress address = syntax.address(line, from, to);
    return address == null ? null : of(address);
  }
}
