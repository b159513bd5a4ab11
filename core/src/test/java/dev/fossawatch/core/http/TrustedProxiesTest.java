package dev.fossawatch.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies are 10.0.0.0/8 and fd00::/8; the client is who a row says it is, whatever it sends. */
class TrustedProxiesTest {
  private static final String PROXY = "10.0.0.1";

  private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"), 64);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | 198.51.100.7",
        "::ffff:198.51.100.7 | 198.51.100.7",
        "2001:db8:1:2:3:4:5:6 | 2001:db8:1:2::/64",
        "[2001:db8:1:2:3:4:5:6] | 2001:db8:1:2::/64",
        "fe80::1%eth0 | fe80::/64",
        "198.51.100.7:4711 | 198.51.100.7",
        "'' | unknown",
        "/run/app.sock | unknown",
        "localhost | unknown",
      })
  void thePeerIsTheClientWhereItIsNoProxy(String peer, String key) {
    FakeRequest request = request(peer, List.of("203.0.113.9"), List.of("for=203.0.113.9"));
    assertThat(proxies.client(request).key()).isEqualTo(key);
  }

  @Test
  void headersOfAPeerThatIsNotTrustedAreNotEvenRead() {
    Map<String, List<String>> unreadable =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, List<String>>> entrySet() {
            throw new AssertionError("read");
          }
        };
    FakeRequest request = new FakeRequest("GET", "/", null, "198.51.100.7", unreadable);
    assertThat(proxies.client(request).key()).isEqualTo("198.51.100.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | 203.0.113.9",
        "'  203.0.113.9\t' | 203.0.113.9",
        "6.6.6.6, 203.0.113.9 | 203.0.113.9",
        "6.6.6.6,203.0.113.9,10.0.0.2 | 203.0.113.9",
        "6.6.6.6, 203.0.113.9, fd00::5, [fd00::6]:443, 10.3.3.3:80 | 203.0.113.9",
        "203.0.113.9:51234 | 203.0.113.9",
        "2001:db8::7 | 2001:db8::/64",
        "[2001:db8::7] | 2001:db8::/64",
        "[2001:db8::7]:51234 | 2001:db8::/64",
        "2001:DB8:0:0:F::7 | 2001:db8::/64",
        "::ffff:203.0.113.9 | 203.0.113.9",
        "[::ffff:cb00:7109]:1 | 203.0.113.9",
        "fe80::7%25eth0 | fe80::/64",
        "203.0.113.9,, , | 203.0.113.9",
        ", | 10.0.0.1",
        "'' | 10.0.0.1",
        "10.0.0.2 | 10.0.0.2",
        "10.0.0.3, 10.0.0.2 | 10.0.0.3",
        "6.6.6.6, unknown | 10.0.0.1",
        "6.6.6.6, unknown, 10.0.0.2 | 10.0.0.2",
        "6.6.6.6, _hidden, 10.0.0.2 | 10.0.0.2",
        "6.6.6.6, 203.0.113.999 | 10.0.0.1",
        "6.6.6.6, 203.0.113.9 10.0.0.2 | 10.0.0.1",
        "6.6.6.6; 203.0.113.9 | 10.0.0.1",
        "6.6.6.6, \"203.0.113.9\" | 10.0.0.1",
        "6.6.6.6, [203.0.113.9] | 10.0.0.1",
        "6.6.6.6, [2001:db8::7 | 10.0.0.1",
        "6.6.6.6, [2001:db8::7]x | 10.0.0.1",
        "6.6.6.6, [2001:db8::7]: | 10.0.0.1",
        "6.6.6.6, 203.0.113.9: | 10.0.0.1",
        "6.6.6.6, 203.0.113.9:port | 10.0.0.1",
        "6.6.6.6, 203.0.113.9:123456 | 10.0.0.1",
        "6.6.6.6, for=203.0.113.9 | 10.0.0.1",
        "6.6.6.6, client.example.org | 10.0.0.1",
        "6.6.6.6, 0xcb.0.113.9 | 10.0.0.1",
        "6.6.6.6, 203.0.113.09 | 10.0.0.1",
        "6.6.6.6, 3405803785 | 10.0.0.1",
        "6.6.6.6, 203.0.113.9%0d%0a | 10.0.0.1",
        "6.6.6.6, \u0000203.0.113.9 | 10.0.0.1",
        "6.6.6.6, 203.0.113.\uff19 | 10.0.0.1",
      })
  void xForwardedForIsWalkedFromTheRight(String header, String key) {
    assertThat(key(List.of(header), List.of())).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "for=203.0.113.9 | 203.0.113.9",
        "For=203.0.113.9;Proto=https;By=10.0.0.1 | 203.0.113.9",
        "proto=https; FOR=203.0.113.9 ;host=example.org | 203.0.113.9",
        "for=\"203.0.113.9:47011\" | 203.0.113.9",
        "for=203.0.113.9:47011 | 203.0.113.9",
        "for=\"203.0.113.9:_hidden\" | 203.0.113.9",
        "for=\"[2001:db8::7]\" | 2001:db8::/64",
        "for=\"[2001:db8::7]:4711\" | 2001:db8::/64",
        "for=\"[2001:db8::7]:_x\" | 2001:db8::/64",
        "for=2001:db8::7 | 2001:db8::/64",
        "for=\"\\2\\03.0.113.9\" | 203.0.113.9",
        "for=6.6.6.6, for=203.0.113.9, for=10.0.0.2 | 203.0.113.9",
        "for=6.6.6.6,for=203.0.113.9;host=\"a,b;c\",for=\"[fd00::2]:80\";proto=http | 203.0.113.9",
        "for=6.6.6.6, host=\"a\\\",for=6.6.6.6;b=\\\"\";for=203.0.113.9 | 203.0.113.9",
        "for=\"6.6.6.6, for=203.0.113.9 | 203.0.113.9",
        "x=\"\\, for=203.0.113.9 | 203.0.113.9",
        "for=6.6.6.6;x=\", for=203.0.113.9;proto=\"https\" | 203.0.113.9",
        "for=6.6.6.6;host=\"for=6.6.6.6\", host=\"for=6.6.6.6\";for=203.0.113.9 | 203.0.113.9",
        ",, for=203.0.113.9 , , | 203.0.113.9",
        "for=6.6.6.6, for=unknown | 10.0.0.1",
        "for=6.6.6.6, for=\"unknown\", for=10.0.0.2 | 10.0.0.2",
        "for=6.6.6.6, for=_obf, for=10.0.0.2 | 10.0.0.2",
        "for=6.6.6.6, for=_SEVKISEK | 10.0.0.1",
        "for=6.6.6.6, proto=https | 10.0.0.1",
        "for=6.6.6.6, xfor=203.0.113.9 | 10.0.0.1",
        "for=6.6.6.6, for=203.0.113.9;for=203.0.113.8 | 10.0.0.1",
        "for=6.6.6.6, for = 203.0.113.9 | 10.0.0.1",
        "for=6.6.6.6, for=\"203.0.113.9 | 10.0.0.1",
        "for=6.6.6.6, for=203.0.113.9\" | 10.0.0.1",
        "for=6.6.6.6, for=\" | 10.0.0.1",
        "for=6.6.6.6, for=\"\" | 10.0.0.1",
        "for=6.6.6.6, for= | 10.0.0.1",
        "for=6.6.6.6, for | 10.0.0.1",
        "for=6.6.6.6, for=\"203.0.113.9\\\" | 10.0.0.1",
        "for=6.6.6.6, for='203.0.113.9' | 10.0.0.1",
        "for=6.6.6.6, 203.0.113.9 | 10.0.0.1",
        "for=6.6.6.6, ; | 10.0.0.1",
        "for=6.6.6.6, for=client.example.org | 10.0.0.1",
        "for=6.6.6.6, for=[203.0.113.9] | 10.0.0.1",
      })
  void forwardedIsWalkedFromTheRight(String header, String key) {
    assertThat(key(List.of(), List.of(header))).isEqualTo(key);
  }

  @Test
  void repeatedHeadersAreOneList() {
    assertThat(key(List.of("6.6.6.6", "203.0.113.9, 10.0.0.3", "10.0.0.2"), List.of()))
        .isEqualTo("203.0.113.9");
    assertThat(key(List.of(), List.of("for=\"6.6.6.6", "for=203.0.113.9", "for=10.0.0.2")))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void aForwardedHeaderTheProxyLetsThroughDoesNotWinOverTheOneItWrites() {
    assertThat(key(List.of("203.0.113.9"), List.of("for=6.6.6.6"))).isEqualTo("203.0.113.9");
    assertThat(key(List.of("unknown"), List.of("for=6.6.6.6"))).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "ANY, 203.0.113.1",
    "X_FORWARDED_FOR, 203.0.113.1",
    "FORWARDED, 203.0.113.2",
  })
  void theHeaderThatIsReadCanBeNamed(ForwardingHeader header, String key) {
    TrustedProxies named = new TrustedProxies(List.of(PROXY), 64, header);
    FakeRequest both = request(PROXY, List.of("203.0.113.1"), List.of("for=203.0.113.2"));
    assertThat(named.client(both).key()).isEqualTo(key);
  }

  @Test
  void theOtherHeaderIsIgnoredEvenAloneWhereOneIsNamed() {
    FakeRequest old = request(PROXY, List.of("6.6.6.6"), List.of());
    FakeRequest rfc = request(PROXY, List.of(), List.of("for=6.6.6.6"));
    assertThat(new TrustedProxies(List.of(PROXY), 64, ForwardingHeader.FORWARDED).client(old).key())
        .isEqualTo(PROXY);
    assertThat(
            new TrustedProxies(List.of(PROXY), 64, ForwardingHeader.X_FORWARDED_FOR)
                .client(rfc)
                .key())
        .isEqualTo(PROXY);
  }

  @Test
  void theWalkEndsAtItsCapOfHops() {
    String trusted = ", 10.0.0.2".repeat(Hops.MAX_HOPS - 1);
    assertThat(key(List.of("203.0.113.9" + trusted), List.of())).isEqualTo("203.0.113.9");
    assertThat(key(List.of("6.6.6.6, 10.0.0.2" + trusted), List.of())).isEqualTo("10.0.0.2");
    assertThat(key(List.of("6.6.6.6" + ",".repeat(100_000)), List.of())).isEqualTo(PROXY);
  }

  @Test
  void anElementOfAbsurdLengthEndsTheWalk() {
    String padding = " ".repeat(HopSyntax.MAX_ELEMENT_LENGTH);
    assertThat(key(List.of("6.6.6.6," + padding + "203.0.113.9"), List.of())).isEqualTo(PROXY);
    assertThat(key(List.of(), List.of("for=203.0.113.9;x=\"" + padding + "\""))).isEqualTo(PROXY);
    assertThat(key(List.of(), List.of("x".repeat(1_000_000)))).isEqualTo(PROXY);
  }

  @Test
  void whatAClientPutsBeforeTheProxysElementNeverMatters() {
    Random random = new Random(1);
    String alphabet = "\",;\\=[]:. \tfor1620%_x";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder sent = new StringBuilder();
      for (int left = random.nextInt(60); left > 0; left--) {
        sent.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(key(List.of(sent + ", 203.0.113.9"), List.of())).isEqualTo("203.0.113.9");
      assertThat(key(List.of(), List.of(sent + ", for=\"203.0.113.9:80\";by=_p")))
          .as(sent.toString())
          .isEqualTo("203.0.113.9");
    }
  }

  @Test
  void theKeyHoldsTheConfiguredPrefixAndTheAddressAllBits() throws Exception {
    FakeRequest request = request("2001:db8:1:2:3:4:5:6", List.of(), List.of());
    ClientAddress client = new TrustedProxies(List.of(), 48).client(request);
    assertThat(client.key()).isEqualTo("2001:db8:1::/48");
    assertThat(client.address()).isEqualTo(InetAddress.getByName("2001:db8:1:2:3:4:5:6"));
  }

  @Test
  void aMillionAddressesAreToldApartInFixedMemory() {
    for (int i = 0; i < 1_000_000; i++) {
      String peer = "172." + (i >>> 16) + "." + (i >>> 8 & 255) + "." + (i & 255);
      if (!proxies.client(request(peer, List.of(), List.of())).key().equals(peer)) {
        throw new AssertionError(peer);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/40", "", "10.0.0.1,10.0.0.2"})
  void anEntryThatIsNoRangeIsRefusedByName(String entry) {
    assertThatThrownBy(() -> new TrustedProxies(List.of("10.0.0.1", entry), 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + entry + "'");
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 129, -1})
  void aPrefixLengthOutOfRangeIsRefused(int length) {
    assertThatThrownBy(() -> new TrustedProxies(List.of(), length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(length));
  }

  private String key(List<String> xForwardedFor, List<String> forwarded) {
    return proxies.client(request(PROXY, xForwardedFor, forwarded)).key();
  }

  private static FakeRequest request(
      String peer, List<String> xForwardedFor, List<String> forwarded) {
    return new FakeRequest(
        "GET", "/", null, peer, Map.of("x-forwarded-for", xForwardedFor, "forwarded", forwarded));
  }
}
