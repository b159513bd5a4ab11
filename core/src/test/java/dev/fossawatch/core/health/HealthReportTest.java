package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks are written as letters: ok, degraded, unhealthy, starting, known no more (k). */
class HealthReportTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Upper case is critical. The cause is the position of the check that must be named. */
  @ParameterizedTest
  @CsvSource({
    "'', OK, 200, -1",
    "O, OK, 200, -1",
    "OoO, OK, 200, -1",
    "OdO, DEGRADED, 200, 1",
    "OOD, DEGRADED, 200, 2",
    "Ou, DEGRADED, 200, 1",
    "dDu, DEGRADED, 200, 2",
    "dD, DEGRADED, 200, 1",
    "Ok, DEGRADED, 200, 1",
    "oU, UNHEALTHY, 503, 1",
    "uU, UNHEALTHY, 503, 1",
    "SU, UNHEALTHY, 503, 1",
    "KU, UNHEALTHY, 503, 1",
    "S, STARTING, 503, 0",
    "SO, STARTING, 503, 0",
    "sS, STARTING, 503, 1",
    "ss, STARTING, 503, 0",
    "sO, OK, 200, -1",
    "so, OK, 200, -1",
    "su, DEGRADED, 200, 1",
    "K, UNKNOWN, 503, 0",
    "oK, UNKNOWN, 503, 1",
    "kk, UNKNOWN, 503, 0",
    "kK, UNKNOWN, 503, 1",
    "KS, UNKNOWN, 503, 0",
    "DK, UNKNOWN, 503, 1",
  })
  void theWholeFollowsFromItsChecks(String checks, HealthStatus status, int code, int cause) {
    HealthReport report = HealthReport.of(checks(checks), NOW);
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.status().httpStatus()).isEqualTo(code);
    if (cause < 0) {
      assertThat(report.cause()).isNull();
    } else {
      assertThat(report.cause()).startsWith("check-" + cause + ":");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "U | check-0: unhealthy since 2025-12-31T23:59:00Z: as told",
        "D | check-0: degraded since 2025-12-31T23:59:00Z: as told",
        "K | check-0: unknown, no result since 2025-12-31T23:59:30Z",
        "S | check-0: has not run yet",
      })
  void theCauseSaysWhichCheckSinceWhenAndWhy(String checks, String cause) {
    assertThat(HealthReport.of(checks(checks), NOW).cause()).isEqualTo(cause);
  }

  private static List<CheckStatus> checks(String letters) {
    List<CheckStatus> checks = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      checks.add(check("check-" + i, letters.charAt(i)));
    }
    return checks;
  }

  private static CheckStatus check(String name, char letter) {
    HealthStatus status =
        switch (Character.toLowerCase(letter)) {
          case 'o' -> HealthStatus.OK;
          case 'd' -> HealthStatus.DEGRADED;
          case 'u' -> HealthStatus.UNHEALTHY;
          case 's' -> HealthStatus.STARTING;
          default -> HealthStatus.UNKNOWN;
        };
    @Nullable Instant ran = status == HealthStatus.STARTING ? null : NOW.minusSeconds(30);
    @Nullable Instant since = ran == null ? null : NOW.minusSeconds(60);
    boolean critical = Character.isUpperCase(letter);
    return new CheckStatus(
        name, critical, status, "as told", null, Map.of(), since, ran, ran, 1, 0, false, List.of());
  }
}
