package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkReportTest {
  private static final String OUTPUT =
      """
      Running 2s test @ http://127.0.0.1:39999
        1 threads and 16 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     5.70ms    5.31ms  61.12ms   92.52%
          Req/Sec     2.40k   403.79     3.16k    75.00%
        4775 requests in 2.00s, 3.75MB read
      Requests/sec:   2387.03
      Transfer/sec:      1.87MB
      requests=4775
      microseconds=2000395
      p50_microseconds=5712
      p99_microseconds=31694
      errors=3
      """;

  @Test
  void theFiguresOfTheScriptAreReadAndTheRestIsPassedOver() throws FailedRun {
    assertThat(WrkReport.parse(OUTPUT)).isEqualTo(new WrkReport(4775, 2_000_395, 5712, 31_694, 3));
  }

  @Test
  void aMissingFigureIsNamedAndTheOutputShown() {
    assertThatThrownBy(() -> WrkReport.parse(OUTPUT.replace("p99_microseconds", "p90")))
        .isInstanceOf(FailedRun.class)
        .hasMessageContaining("p99_microseconds")
        .hasMessageContaining("4775 requests in 2.00s");
  }
}
