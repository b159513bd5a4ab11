package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs are written as letters (h, d, u), one every ten seconds. */
class CheckHistoryTest {
  private static final Instant START = new ManualTime().now();
  private static final long STEP = Duration.ofSeconds(10).toNanos();

  @ParameterizedTest
  @CsvSource({
    "h, OK, 0, 0, 0",
    "u, UNHEALTHY, 0, , 1",
    "d, DEGRADED, 0, 0, 0",
    "hhh, OK, 0, 20, 0",
    "huu, UNHEALTHY, 10, 0, 2",
    "huuh, OK, 30, 30, 0",
    "hud, DEGRADED, 20, 20, 0",
    "hdd, DEGRADED, 10, 20, 0",
    "uuuuu, UNHEALTHY, 0, , 5",
    "udu, UNHEALTHY, 20, 10, 1",
    "huhu, UNHEALTHY, 30, 20, 1",
  })
  void runsAddUpToAStatus(
      String runs, HealthStatus status, long since, Long lastSuccess, int failures) {
    CheckHistory history = after(runs);
    assertThat(history.lastStatus()).isEqualTo(status);
    assertThat(Objects.requireNonNull(history.since()).at()).isEqualTo(START.plusSeconds(since));
    assertThat(history.lastSuccess() == null ? null : history.lastSuccess().at())
        .isEqualTo(lastSuccess == null ? null : START.plusSeconds(lastSuccess));
    assertThat(history.consecutiveFailures()).isEqualTo(failures);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, STARTING",
    "'', 1000, STARTING",
    "h, 0, OK",
    "h, 30, OK",
    "h, 31, UNKNOWN",
    "u, 31, UNKNOWN",
    "hh, 40, OK",
    "hh, 41, UNKNOWN",
  })
  void aResultOlderThanThreeIntervalsSaysNothing(String runs, long second, HealthStatus status) {
    long now = second * 1_000_000_000L;
    assertThat(after(runs).status(now, 3 * STEP)).isEqualTo(status);
  }

  @Test
  void theLastNinetyRunsAreKept() {
    CheckHistory history = after("u" + "h".repeat(50) + "d".repeat(89));
    assertThat(history.runs()).hasSize(90);
    assertThat(history.runs().get(0).state()).isEqualTo(HealthState.HEALTHY);
    assertThat(history.runs().get(89).at()).isEqualTo(START.plusSeconds(1390));
    assertThat(history.lastSuccess()).isEqualTo(history.runs().get(89));
  }

  @Test
  void theLastSuccessOutlivesTheRunsThatAreKept() {
    CheckHistory history = after("h" + "u".repeat(200));
    assertThat(Objects.requireNonNull(history.lastSuccess()).at()).isEqualTo(START);
    assertThat(history.consecutiveFailures()).isEqualTo(200);
  }

  private static CheckHistory after(String runs) {
    CheckHistory history = CheckHistory.NONE;
    for (int i = 0; i < runs.length(); i++) {
      HealthState state =
          switch (runs.charAt(i)) {
            case 'h' -> HealthState.HEALTHY;
            case 'd' -> HealthState.DEGRADED;
            default -> HealthState.UNHEALTHY;
          };
      CheckRun run = new CheckRun(START.plusSeconds(10L * i), state, 1);
      history = history.after(run, new HealthResult(state, "m", Map.of(), null), i * STEP);
    }
    return history;
  }
}
