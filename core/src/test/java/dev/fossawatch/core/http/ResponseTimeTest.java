package dev.fossawatch.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTimeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.000ms",
    "999, 0.000ms",
    "1000, 0.001ms",
    "12345678, 12.345ms",
    "1050000, 1.050ms",
    "3600000000000, 3600000.000ms"
  })
  void millisecondsHaveThreeDecimals(long nanos, String text) {
    assertThat(ResponseTime.format(nanos)).isEqualTo(text);
  }
}
