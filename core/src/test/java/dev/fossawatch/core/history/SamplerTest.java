package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();
  private final SeriesStore store = new SeriesStore("shop", "a1", 100);
  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Test
  void aSampleIsStampedWithTheTimePassedIn() {
    Gauge.builder().name("temperature").register(registry).set(3);
    try (Sampler sampler = new Sampler(time, errors, store, registry::scrape)) {
      sampler.sample();
      time.advance(Duration.ofSeconds(1));
      sampler.sample();
    }

    assertThat(Recorded.select(store, "temperature", 0, time.millis()).get(0).times())
        .containsExactly(time.millis() - 1_000, time.millis());
  }

  @Test
  void aFaultLeavesAGapAndIsRecorded() {
    try (Sampler sampler =
        new Sampler(
            time,
            errors,
            store,
            () -> {
              throw new IllegalStateException("broken meter");
            })) {
      sampler.sample();
    }

    assertThat(errors.counts()).containsEntry("history.sample", 1L);
    assertThat(store.size()).isZero();
  }

  @Test
  void samplesAreTakenWithoutBeingAskedFor() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    try (Sampler sampler =
        new Sampler(
            TimeSource.system(),
            errors,
            store,
            () -> {
              three.countDown();
              throw new AssertionError("an error does not stop the sampler either");
            })) {
      sampler.start();

      assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
