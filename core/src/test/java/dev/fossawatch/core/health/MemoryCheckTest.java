package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCheckTest {
  private static final Thresholds THRESHOLDS = new Thresholds(0.90, 0.97);

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.3, HEALTHY, memory used 50.0 %",
    "0.3, 0.5, HEALTHY, heap used after garbage collection 50.0 %",
    "0.91, 0.3, DEGRADED, memory used 91.0 %",
    "0.3, 0.91, DEGRADED, heap used after garbage collection 91.0 %",
    "0.98, 0.91, UNHEALTHY, memory used 98.0 %",
    "0.91, 0.98, UNHEALTHY, heap used after garbage collection 98.0 %",
    "NaN, 0.3, HEALTHY, heap used after garbage collection 30.0 %",
    "NaN, 0.99, UNHEALTHY, heap used after garbage collection 99.0 %",
  })
  void theFullerOfTheTwoDecides(double memory, double heap, HealthState state, String message) {
    HealthResult result = new MemoryCheck(() -> memory, () -> heap, THRESHOLDS).check();
    assertThat(result.state()).isEqualTo(state);
    assertThat(result.message()).isEqualTo(message);
  }

  @Test
  void anUnknownFigureIsCalledUnknown() {
    HealthResult result = new MemoryCheck(() -> Double.NaN, () -> 0.1, THRESHOLDS).check();
    assertThat(result.details()).containsEntry("memory_used_percent", "unknown");
  }

  @Test
  void theHeapOfThisProcessIsAShareOfItsMaximum() {
    HealthResult result = new MemoryCheck(() -> 0, new Thresholds(1, 1)).check();
    assertThat(Double.parseDouble(result.details().getOrDefault("heap_after_gc_percent", "-1")))
        .isBetween(0.0, 100.0);
  }
}
