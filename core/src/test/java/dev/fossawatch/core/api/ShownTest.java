package dev.fossawatch.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
  @ParameterizedTest
  @CsvSource({"0,0 %", "0.0012,0.1 %", "0.035,3.5 %", "0.48,48 %", "1,100 %"})
  void sharesAreShownInPercent(double share, String shown) {
    assertThat(Shown.percent(share)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.0004,0.4 ms", "0.059,59 ms", "0.9994,999 ms", "1.11,1.11 s", "75,75 s"})
  void timesAreShownInTheirUnit(double seconds, String shown) {
    assertThat(Shown.seconds(seconds)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0,0 B", "1023,1023 B", "1536,1.5 KiB", "13958643712,13 GiB"})
  void sizesAreShownInTheirUnit(long bytes, String shown) {
    assertThat(Shown.bytes(bytes).replace(",", "")).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"PT-1S,0 s", "PT59S,59 s", "PT9M,9 min", "PT4H5M,4 h 5 min", "P6DT4H,6 d 4 h"})
  void lengthsOfTimeAreShownInTheirTwoLargestUnits(Duration duration, String shown) {
    assertThat(Shown.duration(duration)).isEqualTo(shown);
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(Shown.percent(null)).isEqualTo("–");
    assertThat(Shown.seconds(null)).isEqualTo("–");
    assertThat(Shown.bytes(null)).isEqualTo("–");
    assertThat(Shown.rate(null)).isEqualTo("–");
  }
}
