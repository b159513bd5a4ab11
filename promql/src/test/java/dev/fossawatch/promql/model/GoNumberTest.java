package dev.fossawatch.promql.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as Go writes them. */
class GoNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "-0.0, -0, -0",
    "1, 1, 1",
    "100000, 100000, 100000",
    "1e6, 1000000, 1e+06",
    "0.0001, 0.0001, 0.0001",
    "0.00001, 0.00001, 1e-05",
    "5.684341886080802E-14," + " 0.00000000000005684341886080802, 5.684341886080802e-14",
    "123456789, 123456789, 1.23456789e+08",
    "2.5, 2.5, 2.5",
    "NaN, NaN, NaN",
    "Infinity, +Inf, +Inf",
    "-Infinity, -Inf, -Inf",
    "-1.5e300, "
        + "-15000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        + "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        + "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        + "0000000000000000000000000000000000000000000000, -1.5e+300",
    "4.9E-324, 0, 5e-324"
  })
  void theShortestFormThatReadsBackIsWritten(double value, String plain, String general) {
    if (Math.abs(value) > 1e-300 || value == 0 || Double.isNaN(value)) {
      assertThat(GoNumber.plain(value)).isEqualTo(plain);
    }
    assertThat(GoNumber.general(value)).isEqualTo(general);
  }

  @Test
  void everyNumberReadsBackTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(GoNumber.plain(value))).isEqualTo(value);
        assertThat(Double.parseDouble(GoNumber.general(value))).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "5, 5", "123, 1.2e+02", "0.01, 0.01", "1.96, 2"})
  void digitsCanBeLimited(double value, String general) {
    assertThat(GoNumber.general(value, 2)).isEqualTo(general);
  }
}
