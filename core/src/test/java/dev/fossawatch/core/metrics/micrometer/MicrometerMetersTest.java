package dev.fossawatch.core.metrics.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.metrics.MeterProblem;
import dev.fossawatch.core.time.TimeSource;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerMetersTest {
  private final CompositeMeterRegistry application =
      new CompositeMeterRegistry(Clock.SYSTEM, List.of(new SimpleMeterRegistry()));
  private final MicrometerMeters meters = MicrometerMeters.of(application, TimeSource.system());
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letHangingGaugesGo() {
    release.countDown();
    meters.close();
  }

  @Test
  void allKindsOfMetersAreRead() {
    Counter.builder("orders.placed").tag("shop", "a").register(application).increment(3);
    Timer.builder("orders.time").register(application).record(Duration.ofMillis(1_500));
    Gauge.builder("queue.size", () -> 7).register(application);
    FunctionCounter.builder("jobs.run", this, self -> 5).register(application);
    FunctionTimer.builder("jobs.time", this, self -> 2, self -> 9, TimeUnit.SECONDS)
        .register(application);
    Meter.builder("custom", Meter.Type.GAUGE, List.of(new Measurement(() -> 4.0, Statistic.VALUE)))
        .register(application);

    assertThat(text(meters.read().orElseThrow()))
        .contains(
            "orders_placed_total{shop=\"a\"} 3.0",
            "orders_time_seconds_count 1",
            "orders_time_seconds_sum 1.5",
            "queue_size 7.0",
            "jobs_run_total 5.0",
            "jobs_time_seconds_count 2",
            "jobs_time_seconds_sum 9.0",
            "custom_value{statistic=\"VALUE\"} 4.0");
    assertThat(meters.problems()).isEmpty();
  }

  @Test
  void metersRegisteredLaterAreReadToo() {
    assertThat(meters.read()).isPresent();
    Gauge.builder("late", () -> 1).register(application);

    assertThat(text(meters.read().orElseThrow())).contains("late 1.0");
  }

  @Test
  void whatThrowsIsNamedAndLeftOutWhileTheRestIsRead() {
    AtomicBoolean broken = new AtomicBoolean(true);
    Gauge.builder("bad.gauge", () -> broken.get() ? fail() : 2)
        .tag("pool", "x")
        .register(application);
    FunctionCounter.builder("bad.counter", this, self -> fail()).register(application);
    FunctionTimer.builder("bad.timer", this, self -> 1, self -> fail(), TimeUnit.SECONDS)
        .register(application);
    Gauge.builder("good", () -> 1).register(application);

    assertThat(text(meters.read().orElseThrow())).contains("good 1.0").doesNotContain("bad_");
    assertThat(meters.problems())
        .contains(
            new MeterProblem("bad.gauge[tag(pool=x)]", "threw java.lang.IllegalStateException"))
        .hasSize(3);

    broken.set(false);
    assertThat(text(meters.read().orElseThrow())).contains("bad_gauge{pool=\"x\"} 2.0");
    assertThat(meters.problems()).hasSize(2);
  }

  @Test
  void aGaugeThatHangsIsNamedAndTheRestIsRead() {
    Gauge.builder("hanging", this::hang).register(application);
    Gauge.builder("good", () -> 1).register(application);

    assertThat(text(meters.read().orElseThrow())).contains("good 1.0").doesNotContain("hanging");
    assertThat(meters.problems())
        .containsExactly(new MeterProblem("hanging", "did not answer in time"));
    assertThat(text(meters.read().orElseThrow())).contains("good 1.0");
    assertThat(readingThreads()).isEqualTo(1);
  }

  @Test
  void howeverManyGaugesHangFourThreadsAreTheMost() {
    for (int i = 0; i < 6; i++) {
      Gauge.builder("hanging" + i, this::hang).register(application);
    }
    Gauge.builder("good", () -> 1).register(application);

    assertThat(meters.read()).isEmpty();
    assertThat(meters.read()).isEmpty();
    assertThat(readingThreads()).isEqualTo(4);
    assertThat(meters.problems())
        .contains(new MeterProblem("all", "are not read while 4 readings hang"));
  }

  @Test
  void aRegistryThatTakesNoSecondOneIsRefused() {
    assertThatThrownBy(() -> MicrometerMeters.of(new SimpleMeterRegistry(), TimeSource.system()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CompositeMeterRegistry");
  }

  @Test
  void afterCloseTheApplicationsRegistryIsAsItWas() {
    meters.close();

    assertThat(application.getRegistries()).hasSize(1);
  }

  private double hang() {
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException ignored) {
        // A gauge that hangs for good does not listen either.
      }
    }
    return 0;
  }

  private static double fail() {
    throw new IllegalStateException("broken");
  }

  private static long readingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread instanceof ReadingThread && thread.isAlive())
        .count();
  }

  private static String text(MetricSnapshots snapshots) {
    return PrometheusTextFormatWriter.create().toDebugString(snapshots);
  }
}
