package dev.fossawatch.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayTest {

  @ParameterizedTest
  @CsvSource({"0, 1.0", "150, 1.5", "300, 1.0", "450, 0.5", "600, 1.0"})
  void aDayHasBusyAndQuietHours(long seconds, double activity) {
    ManualTime time = new ManualTime();
    Day day = new Day(time);
    time.advance(Duration.ofSeconds(seconds));
    assertThat(day.activity()).isCloseTo(activity, within(0.001));
  }
}
