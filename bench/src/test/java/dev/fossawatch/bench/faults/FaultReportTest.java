package dev.fossawatch.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultReportTest {

  @Test
  void theMedianOfTheLapsIsComparedWithThatOfTheCalmOnes() {
    FaultResult result =
        new FaultResult(
            "slow readers",
            List.of(lap(1, 0), lap(2, 0), lap(9, 0)),
            List.of(lap(3, 0), lap(80, 2), lap(2.5, 1)),
            7,
            new Memory(100 << 10, 10 << 10),
            150 << 10,
            new Memory(101 << 10, 10 << 10));

    assertThat(FaultReport.of(FaultPlan.parse(List.of("--laps", "3")), List.of(result)).lines())
        .anyMatch(line -> line.contains("400 good requests a second, medians of 3 laps of 6 s"))
        .contains(
            "| slow readers | 0.50 | 0.50 | 2.00 | 3.00 | 1.50 | 3 of 3000 | 7"
                + " | 100, 150, 101 | 10.0, 10.0 |");
  }

  private static GoodLap lap(double p99Millis, int lost) {
    return new GoodLap(0.5, p99Millis, 1_000, lost);
  }
}
