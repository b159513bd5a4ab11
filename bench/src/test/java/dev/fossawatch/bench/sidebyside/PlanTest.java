package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

  @Test
  void withoutArgumentsEveryVariantTakesPart() {
    assertThat(plan()).isEqualTo(new Plan(List.of(Variant.values()), 5, 10, false));
  }

  @Test
  void theBareApplicationTakesPartFirstWithoutBeingNamed() {
    assertThat(plan("naive", "fossawatch").variants())
        .containsExactly(Variant.BARE, Variant.NAIVE, Variant.FOSSAWATCH);
  }

  @Test
  void aVariantNamedTwiceTakesPartOnce() {
    assertThat(plan("naive", "bare", "naive").variants())
        .containsExactly(Variant.BARE, Variant.NAIVE);
  }

  @Test
  void aSmokeRunIsOneShortLapOfAFew() {
    assertThat(plan("--smoke"))
        .isEqualTo(
            new Plan(List.of(Variant.BARE, Variant.FOSSAWATCH, Variant.ACTUATOR), 1, 1, true));
  }

  @Test
  void lapsAndSecondsCanBeSet() {
    assertThat(plan("--laps", "3", "bare", "--seconds", "20"))
        .isEqualTo(new Plan(List.of(Variant.BARE), 3, 20, false));
  }

  @ParameterizedTest
  @CsvSource({
    "--laps, '--laps needs a number'",
    "--seconds ten, 'not ''ten'''",
    "--laps 0, at least 1",
    "glowroot, 'no variant glowroot; there are bare, fossawatch'",
    "--lap 3, 'no variant --lap'"
  })
  void whatCannotBeUnderstoodIsNamed(String line, String message) {
    assertThatThrownBy(() -> plan(line.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Plan plan(String... arguments) {
    return Plan.parse(List.of(arguments));
  }
}
