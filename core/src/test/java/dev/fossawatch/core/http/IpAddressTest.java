package dev.fossawatch.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  private static final int CASES = 50_000;

  private final Random random = new Random(7239);

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::FFFF:c000:201, 192.0.2.1",
    "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "1:2:3:4::5:6:7, 1:2:3:4:0:5:6:7",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "fe80::1%eth0, fe80::1",
    "fe80::1%25, fe80::1",
    "::192.0.2.1, ::c000:201",
  })
  void literalsAreReadAndWrittenInTheirCanonicalForm(String literal, String canonical) {
    assertThat(parse(literal)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.4.",
        ".1.2.3.4",
        "1..2.3",
        "1.2.3.256",
        "1.2.3.999",
        "1.2.3.1000",
        "01.2.3.4",
        "1.2.3.04",
        "0x1.2.3.4",
        "1.2.3.-4",
        "1.2.3.+4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4%eth0",
        "1.2.3.4/8",
        "\u0661.2.3.4",
        "\uff11.2.3.4",
        "3232235777",
        "localhost",
        "example.org",
        "a.b.c.d",
        ":",
        ":::",
        "::1::",
        "1::2::3",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8",
        "12345::",
        "g::",
        "::\uff11",
        "1:",
        ":1",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.4:5",
        "::256.1.1.1",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1%",
        "%eth0",
        "[::1]",
        "::1]",
        "::1/64",
        "1.2.3.4:80",
      })
  void anythingElseIsNoAddress(String text) {
    assertThat(parse(text)).isNull();
  }

  @Test
  void onlyTheTextBetweenThePositionsCounts() {
    assertThat(IpAddress.parse("x1.2.3.4:5", 1, 8)).hasToString("1.2.3.4");
    assertThat(IpAddress.parse(":1.2.3.45", 1, 8)).hasToString("1.2.3.4");
    assertThat(IpAddress.parse("[2001:db8::1%x]", 1, 12)).hasToString("2001:db8::1");
    assertThat(IpAddress.parse("::1%eth0", 0, 3)).hasToString("::1");
  }

  @Test
  void everyIpv4LiteralMeansWhatTheJdkSaysAndIsWrittenBack() throws UnknownHostException {
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = new byte[4];
      random.nextBytes(bytes);
      InetAddress expected = InetAddress.getByAddress(bytes);
      IpAddress read = Objects.requireNonNull(parse(expected.getHostAddress()));
      assertThat(read.toInetAddress()).isEqualTo(expected);
      assertThat(read).hasToString(expected.getHostAddress());
    }
  }

  @Test
  void everyIpv6LiteralMeansWhatTheJdkSays() throws UnknownHostException {
    for (int i = 0; i < CASES; i++) {
      String literal = randomIpv6();
      IpAddress read = Objects.requireNonNull(parse(literal), literal);
      assertThat(read.toInetAddress()).as(literal).isEqualTo(InetAddress.getByName(literal));
    }
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSameAddress() {
    for (int i = 0; i < CASES; i++) {
      IpAddress address = new IpAddress(sparse(random.nextLong()), sparse(random.nextLong()));
      assertThat(parse(address.toString())).isEqualTo(address);
    }
  }

  @Test
  void aBrokenIpv6LiteralIsRefusedWheneverTheJdkRefusesIt() {
    for (int i = 0; i < CASES; i++) {
      StringBuilder text = new StringBuilder(randomIpv6());
      text.insert(random.nextInt(text.length() + 1), ":.1fg".charAt(random.nextInt(5)));
      if (text.indexOf(":") >= 0 && !isReadByTheJdk(text.toString())) {
        assertThat(parse(text.toString())).as(text.toString()).isNull();
      }
    }
  }

  /** Texts with a colon are literals to the JDK or an error; it looks no name up. */
  private static boolean isReadByTheJdk(String text) {
    try {
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException refused) {
      return false;
    }
  }

  private static @Nullable IpAddress parse(String text) {
    return IpAddress.parse(text, 0, text.length());
  }

  /** Clears 16-bit groups at random, so that runs of zeros are frequent. */
  private long sparse(long bits) {
    long mask = 0;
    for (int i = 0; i < 4; i++) {
      mask = mask << 16 | (random.nextInt(3) == 0 ? 0xffff : 0);
    }
    return bits & mask;
  }

  private String randomIpv6() {
    int groups = random.nextInt(3) == 0 ? 8 : random.nextInt(8);
    int gap = groups == 8 ? -1 : random.nextInt(groups + 1);
    boolean dotted = groups >= 2 && gap != groups && gap != groups - 1 && random.nextInt(4) == 0;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups; i++) {
      text.append(i == gap ? "::" : i > 0 ? ":" : "");
      if (dotted && i == groups - 2) {
        text.append(randomQuad());
        return text.toString();
      }
      text.append(randomGroup());
    }
    return gap == groups ? text.append("::").toString() : text.toString();
  }

  private String randomQuad() {
    return random.nextInt(256) + "." + random.nextInt(256) + ".0." + random.nextInt(256);
  }

  private String randomGroup() {
    String hex = Integer.toHexString(random.nextInt(1 << (4 + 4 * random.nextInt(4))));
    String padded = random.nextInt(4) == 0 ? "0".repeat(4 - hex.length()) + hex : hex;
    return random.nextBoolean() ? padded.toUpperCase(Locale.ROOT) : padded;
  }
}
