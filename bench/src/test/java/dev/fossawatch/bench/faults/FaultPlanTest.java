package dev.fossawatch.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {

  @Test
  void everythingCanBeSet() {
    assertThat(plan("--rate", "50", "--laps", "3", "--seconds", "20", "--direct", "slow"))
        .isEqualTo(new FaultPlan(List.of("slow"), 3, 20, 50, true, false));
  }

  @Test
  void aSmokeRunIsOneShortLap() {
    assertThat(plan("--smoke")).isEqualTo(new FaultPlan(List.of(), 1, 1, 400, false, true));
  }

  @Test
  void thoseThatAreNamedTakePart() {
    assertThat(plan("slow", "of two").faults())
        .extracting(Fault::title)
        .contains("200 slow readers of 8 MB", "one of two upstreams hangs")
        .doesNotContain("1,000 half-open heads");
    assertThat(plan().faults()).hasSize(11);
  }

  @ParameterizedTest
  @CsvSource({
    "--rate, '--rate needs a number'",
    "--rate 0, at least 1",
    "--lap 3, 'no option --lap'"
  })
  void whatCannotBeUnderstoodIsNamed(String line, String message) {
    assertThatThrownBy(() -> plan(line.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static FaultPlan plan(String... arguments) {
    return FaultPlan.parse(List.of(arguments));
  }
}
