package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts become durations, sizes and addresses, and how these are shown. */
class ValuesAsTextTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S, 500ms",
    "15s, PT15S, 15s",
    "15 S, PT15S, 15s",
    "90s, PT90S, 90s",
    "120s, PT2M, 2m",
    "2m, PT2M, 2m",
    "1h, PT1H, 1h",
    "7d, PT168H, 168h",
    "0s, PT0S, 0s",
    "PT1H30M, PT1H30M, 90m",
    "999999999999999ms, PT277777777H46M39.999S, 999999999999999ms"
  })
  void durations(String text, Duration duration, String shown) throws BadValue {
    assertThat(Durations.parse(text)).isEqualTo(duration);
    assertThat(Durations.show(duration)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "4096, 4096, 4KiB",
    "100, 100, 100B",
    "0, 0, 0B",
    "128KiB, 131072, 128KiB",
    "128 kib, 131072, 128KiB",
    "1MB, 1000000, 1000000B",
    "2MiB, 2097152, 2MiB",
    "1GiB, 1073741824, 1GiB",
    "1536MiB, 1610612736, 1536MiB",
    "2TB, 2000000000000, 1953125000KiB",
    "1TiB, 1099511627776, 1TiB",
    "4096TiB, 4503599627370496, 4096TiB",
    "7B, 7, 7B"
  })
  void sizes(String text, long bytes, String shown) throws BadValue {
    assertThat(Sizes.parse(text)).isEqualTo(bytes);
    assertThat(Sizes.show(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255",
        "10.0.0.0/8",
        "10.1.2.3/32",
        "0.0.0.0/0",
        "::",
        "::1",
        "fd00::/8",
        "2001:db8::1/128",
        "::ffff:10.0.0.1",
        "1:2:3:4:5:6:7:8"
      })
  void literalAddressesAndRanges(String text) throws BadValue {
    assertThat(Addresses.range(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10",
        "10.0.0",
        "10.0.0.0.",
        "10.0.0.01",
        "1.2.3.4.5",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "localhost",
        "a.b",
        "fe80::1%eth0",
        "[::1]",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "12345::",
        "::g",
        "0x7f.0.0.1",
        "2130706433",
        "١٠.0.0.1"
      })
  void whatOnlyResemblesAnAddressIsRefused(String text) {
    assertThatThrownBy(() -> Addresses.range(text)).isInstanceOf(BadValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "db-1.example.org", "::1", "0.0.0.0", "a"})
  void hosts(String text) throws BadValue {
    assertThat(Addresses.host(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a..b", "a_b", "999.1.1.1", "a b", "[::1]", "ä.org"})
  void whatOnlyResemblesAHostIsRefused(String text) {
    assertThatThrownBy(() -> Addresses.host(text)).isInstanceOf(BadValue.class);
  }

  @Test
  void theNearestNameIsTheOneWithTheFewestEdits() {
    List<String> names = List.of("retention_hours", "sampling_rate", "max_routes", "max_series");
    assertThat(Nearest.to("retention_hour", names)).isEqualTo("retention_hours");
    assertThat(Nearest.to("max_seires", names)).isEqualTo("max_series");
    assertThat(Nearest.to("colour", names)).isNull();
    assertThat(Nearest.to("x".repeat(65), List.of("x".repeat(64)))).isNull();
  }
}
