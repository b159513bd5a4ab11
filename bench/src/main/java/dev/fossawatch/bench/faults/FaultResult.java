package dev.fossawatch.bench.faults;

import dev.fossawatch.bench.sidebyside.Median;
import java.util.List;

/**
 * What a fault did to good clients and to the gateway.
 *
 * @param calm laps without it
 * @param laps laps with it, by turns with the others
 * @param sentAway how many connections of those who misbehave were closed on them in all laps
 * @param before memory before its first lap
 * @param duringKib resident memory at the end of its last lap, while it was still there
 * @param after memory after its last lap
 */
record FaultResult(
    String title,
    List<GoodLap> calm,
    List<GoodLap> laps,
    long sentAway,
    Memory before,
    long duringKib,
    Memory after) {
  FaultResult {
    calm = List.copyOf(calm);
    laps = List.copyOf(laps);
  }

  /** How much longer the 99th percentile of the waits is than in calm. */
  double ratio() {
    return Median.of(laps, GoodLap::p99Millis) / Median.of(calm, GoodLap::p99Millis);
  }

  int lost() {
    return laps.stream().mapToInt(GoodLap::lost).sum();
  }
}
