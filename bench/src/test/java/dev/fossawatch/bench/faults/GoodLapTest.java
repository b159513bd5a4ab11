package dev.fossawatch.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GoodLapTest {

  @Test
  void percentilesAreOfTheWaitsInAnyOrder() {
    long[] waits = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray();

    assertThat(GoodLap.of(waits, 3)).isEqualTo(new GoodLap(100, 198, 200, 3));
  }
}
