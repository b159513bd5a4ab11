package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyReportTest {

  @Test
  void processorTimeIsComparedWithThatOfNginxUnderTheSameLoad() {
    ProxyPlan plan = ProxyPlan.parse(List.of("--laps", "3", "--seconds", "8"));

    String report =
        ProxyReport.of(
            plan,
            List.of(
                result(Proxy.NGINX, "GET", 10),
                result(Proxy.WATCHING, "GET", 25),
                result(Proxy.NGINX, "POST", 20),
                result(Proxy.WATCHING, "POST", 30)));

    assertThat(report.lines())
        .anyMatch(line -> line.endsWith("medians of 3 alternating laps of 8 s."))
        .contains(
            "| GET | nginx, plain proxy | 1000 | 10.0 | 1.00 | 0.50 | 2.00 | 20 |",
            "| GET | Fossawatch gateway | 1000 | 25.0 | 2.50 | 0.50 | 2.00 | 20 |",
            "| POST | Fossawatch gateway | 1000 | 30.0 | 1.50 | 0.50 | 2.00 | 20 |");
  }

  private static ProxyResult result(Proxy proxy, String load, double cpuMicros) {
    return new ProxyResult(proxy, load, List.of(new Lap(1_000, cpuMicros, 0.5, 2)), 20 * 1_024);
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThatThrownBy(() -> ProxyPlan.parse(List.of("--lap")))
        .hasMessageContaining("no option --lap");
    assertThatThrownBy(() -> ProxyPlan.parse(List.of("--idle", "many")))
        .hasMessageContaining("--idle needs a number");
  }
}
