package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void anOddNumberOfMeasurementsHasAMiddle() {
    assertThat(median(9.0, 1.0, 2.0)).isEqualTo(2.0);
  }

  @Test
  void anEvenNumberGivesTheMeanOfTheTwoInTheMiddle() {
    assertThat(median(100.0, 3.0, 1.0, 2.0)).isEqualTo(2.5);
  }

  @Test
  void oneMeasurementIsItsOwnMedian() {
    assertThat(median(7.0)).isEqualTo(7.0);
  }

  @Test
  void nothingMeasuredIsRefused() {
    assertThatThrownBy(MedianTest::median).isInstanceOf(IllegalArgumentException.class);
  }

  private static double median(Double... measurements) {
    return Median.of(List.of(measurements), Double::doubleValue);
  }
}
