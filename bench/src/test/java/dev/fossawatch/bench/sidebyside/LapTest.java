package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LapTest {

  @Test
  void aLapIsCountedPerSecondAndPerRequest() {
    WrkReport load = new WrkReport(20_000, 2_000_000, 800, 7_400, 0);

    assertThat(Lap.of(load, Duration.ofMillis(1_200))).isEqualTo(new Lap(10_000, 60, 0.8, 7.4));
  }
}
