package dev.fossawatch.core.query;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.model.GoNumber;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as Prometheus prints them; {@code PrometheusContractTest} asks a real one as well. */
class DecimalTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-1.5, -1.5",
    "100, 100",
    "0.1, 0.1",
    "1e-6, 0.000001",
    "9.99e-7, 9.99e-07",
    "1e-7, 1e-07",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "1.5e300, 1.5e+300",
    "4.9e-324, 5e-324",
    "9.9e-324, 1e-323",
    "1.5e-323, 1.5e-323",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "2e-44, 2e-44",
    "2.0e23, 2e+23",
    "9007199254740993, 9007199254740992",
    "NaN, NaN",
    "Infinity, +Inf",
    "-Infinity, -Inf"
  })
  void aNumberHasTheFewestDigitsThatReadBack(double value, String text) {
    assertThat(printed(value)).isEqualTo(text);
  }

  @Test
  void everyNumberReadsBackAndHasAsManyDigitsAsTheSlowSearchFinds() {
    Random random = new Random(1);
    for (int i = 0; i < 60_000; i++) {
      double value = i % 2 == 0 ? anything(random) : random.nextInt() / 1000.0;
      String text = printed(value);
      assertThat(Double.parseDouble(text)).isEqualTo(value);
      assertThat(JsonBytes.scientific(value)).isEqualTo(scientific(GoNumber.plain(value)));
    }
  }

  @Test
  void everyPowerOfTwoReadsBackShortest() {
    for (int power = -1074; power < 1024; power++) {
      double value = Math.scalb(1.0, power);
      assertThat(Double.parseDouble(printed(value))).isEqualTo(value);
      assertThat(JsonBytes.scientific(value)).isEqualTo(scientific(GoNumber.plain(value)));
    }
  }

  private static double anything(Random random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : 1;
  }

  /** The digits of a plain number with an exponent. */
  private static String scientific(String plain) {
    BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
    String digits = number.unscaledValue().abs().toString();
    int power = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
    return (plain.startsWith("-") ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (power < 0 ? "e-" : "e+")
        + (Math.abs(power) < 10 ? "0" : "")
        + Math.abs(power);
  }

  private static String printed(double value) {
    return new String(new JsonBytes(1000).number(value).toBytes(), US_ASCII);
  }
}
