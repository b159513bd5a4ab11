package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Result BARE =
      new Result(
          Variant.BARE,
          List.of(3.0, 2.0, 2.5),
          List.of(new Lap(9_000, 70, 1, 9), new Lap(10_000, 60, 0.9, 8), new Lap(20_000, 1, 0, 0)),
          256 * 1024,
          17_920);
  private static final Result WATCHED =
      new Result(
          Variant.FOSSAWATCH, List.of(3.1), List.of(new Lap(9_700, 62.25, 1, 8.5)), 1024, 512);

  @Test
  void eachVariantIsARowOfMediansWithItsRatioToTheBareApplication() {
    Plan plan = new Plan(List.of(Variant.BARE, Variant.FOSSAWATCH), 3, 10, false);

    assertThat(Report.of(plan, List.of(BARE, WATCHED)))
        .contains("medians of 3 alternating laps of 10 s")
        .contains("| bare | 10000 | 1.00 | 60.0 | 0.9 | 8.0 | 256 | 17.5 | 2.5 |")
        .contains("| + Fossawatch | 9700 | 0.97 | 62.3 | 1.0 | 8.5 | 1 | 0.5 | 3.1 |")
        .doesNotContain("smoke");
  }

  @Test
  void aSmokeRunSaysThatItsFiguresMeanNothing() {
    Plan plan = new Plan(List.of(Variant.BARE), 1, 1, true);

    assertThat(Report.of(plan, List.of(BARE))).contains("its figures mean nothing");
  }
}
