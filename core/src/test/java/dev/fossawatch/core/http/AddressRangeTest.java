package dev.fossawatch.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.200.0.1, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.7/32, ::ffff:192.0.2.7, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 203.0.113.9, false",
    "::ffff:10.0.0.0/104, 10.9.9.9, true",
    "::ffff:0:0/96, 203.0.113.9, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "fd00::/8, fdff::1, true",
    "2001:db8::/65, 2001:db8::7fff:0:0:1, true",
    "2001:db8::/65, 2001:db8::8000:0:0:1, false",
    "::1, ::1, true",
    "::1, ::2, false",
    "127.0.0.0/31, 127.0.0.1, true",
    "127.0.0.0/31, 127.0.0.2, false",
  })
  void aRangeHoldsTheAddressesThatShareItsPrefix(String range, String address, boolean held) {
    assertThat(AddressRange.parse(range).contains(parse(address))).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/8, 10.0.0.0/8",
    "10.1.2.3, 10.1.2.3/32",
    "2001:DB8::1/64, 2001:db8::/64",
    "::1, ::1/128",
    "::/0, ::/0",
    "0.0.0.0/0, 0.0.0.0/0",
  })
  void aRangeIsWrittenByItsNetwork(String text, String written) {
    assertThat(AddressRange.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/ 8",
        "10.0.0.0/99999999999",
        "10.0.0/8",
        "::/129",
        "::/1000",
        "::g/64",
        "localhost",
        "example.org/24",
        "*",
        "10.0.0.*",
        "[::1]/128",
        "10.0.0.0/\uff18"
      })
  void anythingElseIsRefusedByName(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void holdingAgreesWithArithmeticOnTheBits() {
    Random random = new Random(4632);
    for (int i = 0; i < 50_000; i++) {
      int length = random.nextInt(129);
      IpAddress base = new IpAddress(random.nextLong() | 1, random.nextLong());
      IpAddress other = flip(base, random.nextInt(128));
      boolean expected =
          bits(base).shiftRight(128 - length).equals(bits(other).shiftRight(128 - length));
      assertThat(new AddressRange(base, length).contains(other)).isEqualTo(expected);
    }
  }

  private static IpAddress flip(IpAddress address, int bit) {
    return bit < 64
        ? new IpAddress((address.high() ^ (1L << bit)) | 1, address.low())
        : new IpAddress(address.high(), address.low() ^ (1L << (bit - 64)));
  }

  private static BigInteger bits(IpAddress address) {
    return new BigInteger(1, address.toInetAddress().getAddress());
  }

  private static IpAddress parse(String text) {
    return Objects.requireNonNull(IpAddress.parse(text, 0, text.length()));
  }
}
