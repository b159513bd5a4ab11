package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckSpecTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "a b", "ä", "a/b", "a.b", "a\nb"})
  void aNameOfOtherCharactersIsRefused(String name) {
    assertThatThrownBy(() -> spec(name, SECOND, SECOND, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("check name");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT1S, PT1S, interval",
    "PT-1S, PT1S, PT1S, interval",
    "P2D, PT1S, PT1S, interval",
    "PT1S, PT0S, PT1S, timeout",
    "PT1S, PT2H, PT1S, timeout",
    "PT1S, PT1S, PT0.0001S, expected",
  })
  void aTimeOutOfRangeIsRefusedByName(
      Duration interval, Duration timeout, Duration expected, String named) {
    assertThatThrownBy(() -> spec("db", interval, timeout, expected))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("check db: " + named);
  }

  @ParameterizedTest
  @CsvSource({
    "HEALTHY, 0, HEALTHY",
    "HEALTHY, 400, HEALTHY",
    "HEALTHY, 401, DEGRADED",
    "HEALTHY, 60000, DEGRADED",
    "DEGRADED, 60000, DEGRADED",
    "UNHEALTHY, 60000, UNHEALTHY",
  })
  void aHealthyRunThatTookTwiceTheExpectedTimeIsDegraded(
      HealthState found, long tookMillis, HealthState judged) {
    CheckSpec spec = spec("db", SECOND, SECOND, Duration.ofMillis(200));
    HealthResult result = new HealthResult(found, "m", java.util.Map.of("k", "v"), null);
    HealthResult after = spec.judged(result, Duration.ofMillis(tookMillis).toNanos());
    assertThat(after.state()).isEqualTo(judged);
    assertThat(after.details()).containsEntry("k", "v");
    assertThat(after.message().contains("slow")).isEqualTo(found != judged);
  }

  private static CheckSpec spec(
      String name, Duration interval, Duration timeout, Duration expected) {
    return new CheckSpec(
        name, () -> HealthResult.healthy("fine"), interval, timeout, expected, true);
  }
}
