package dev.fossawatch.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.health.CheckSpec;
import dev.fossawatch.core.health.CheckStatus;
import dev.fossawatch.core.health.HealthResult;
import dev.fossawatch.core.health.HealthStatus;
import dev.fossawatch.core.history.Recorded;
import dev.fossawatch.core.http.FakeRequest;
import dev.fossawatch.core.metrics.micrometer.MicrometerMeters;
import dev.fossawatch.core.time.TimeSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FossawatchWiringTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void aGaugeOfMicrometersGlobalRegistryIsShownAndKept() {
    Gauge queue = Gauge.builder("queue.size", () -> 7).tag("shop", "a").register(global());
    try (Fossawatch fossawatch = Fossawatch.builder().config(config(Map.of())).start()) {
      eventually(() -> scrape(fossawatch).contains("queue_size{shop=\"a\"} 7.0"));
      eventually(() -> !kept(fossawatch, "queue_size").isEmpty());
      Recorded series = kept(fossawatch, "queue_size").get(0);
      assertThat(series.values()).contains(7.0);
      assertThat(series.labels()).containsEntry("shop", "a").containsEntry("job", "application");
      assertThat(metersCheck(fossawatch).orElseThrow().critical()).isFalse();
    } finally {
      global().remove(queue);
    }
    assertThat(Metrics.globalRegistry.getRegistries()).isEmpty();
  }

  @Test
  void aGaugeThatThrowsIsNamedInHealth() {
    CompositeMeterRegistry registry = new CompositeMeterRegistry();
    Gauge.builder("broken.gauge", FossawatchWiringTest::fail).tag("pool", "x").register(registry);
    Gauge.builder("good.gauge", () -> 1).register(registry);
    try (Fossawatch fossawatch =
        Fossawatch.builder()
            .config(config(Map.of()))
            .applicationMeters(MicrometerMeters.of(registry, TimeSource.system()))
            .start()) {
      eventually(() -> scrape(fossawatch).contains("good_gauge 1.0"));
      eventually(() -> statusOfMeters(fossawatch) == HealthStatus.DEGRADED);
      CheckStatus check = metersCheck(fossawatch).orElseThrow();
      assertThat(check.message()).isEqualTo("not read: broken.gauge[tag(pool=x)]");
      assertThat(check.details())
          .containsEntry("broken.gauge[tag(pool=x)]", "threw java.lang.IllegalStateException");
      assertThat(scrape(fossawatch)).doesNotContain("broken_gauge");
    }
    assertThat(registry.getRegistries()).isEmpty();
  }

  @Test
  void aRegistryOfOnesOwnIsCollectedInsteadOfTheGlobalOne() {
    CompositeMeterRegistry registry = new CompositeMeterRegistry();
    try (Fossawatch fossawatch =
        Fossawatch.builder()
            .config(config(Map.of()))
            .applicationMeters(MicrometerMeters.of(registry, TimeSource.system()))
            .start()) {
      assertThat(fossawatch.watches()).isTrue();
      assertThat(registry.getRegistries()).hasSize(1);
      assertThat(Metrics.globalRegistry.getRegistries()).isEmpty();
    }
  }

  @Test
  void aStartThatFailsLetsGoOfTheApplicationsMeters() {
    CompositeMeterRegistry registry = new CompositeMeterRegistry();
    Duration second = Duration.ofSeconds(1);
    CheckSpec check =
        new CheckSpec("twice", () -> HealthResult.healthy("fine"), second, second, second, false);
    try (Fossawatch fossawatch =
        Fossawatch.builder()
            .config(config(Map.of()))
            .applicationMeters(MicrometerMeters.of(registry, TimeSource.system()))
            .check(check)
            .check(check)
            .start()) {
      assertThat(fossawatch.watches()).isFalse();
      assertThat(registry.getRegistries()).isEmpty();
    }
  }

  @Test
  void switchedOffItLeavesTheApplicationsMetersAlone() {
    FossawatchConfig off = config(Map.of("MONITORING_ENABLED", "false"));
    try (Fossawatch fossawatch = Fossawatch.builder().config(off).start()) {
      assertThat(Metrics.globalRegistry.getRegistries()).isEmpty();
      assertThat(metersCheck(fossawatch)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "any, 203.0.113.9",
    "x_forwarded_for, 203.0.113.9",
    "forwarded, 198.51.100.24",
  })
  void theClientIsReadFromTheConfiguredHeader(String header, String client) {
    FossawatchConfig config =
        config(
            Map.of(
                "FOSSAWATCH_HTTP_TRUSTED_PROXIES",
                "192.0.2.0/24",
                "FOSSAWATCH_HTTP_FORWARDING_HEADER",
                header));
    FakeRequest request =
        new FakeRequest(Map.of("x-forwarded-for", "203.0.113.9", "forwarded", "for=198.51.100.24"));
    try (Fossawatch fossawatch = Fossawatch.builder().config(config).start()) {
      assertThat(fossawatch.exchanges().begin(request).client().key()).isEqualTo(client);
    }
  }

  private FossawatchConfig config(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("FOSSAWATCH_DATA_DIR", directory.resolve("data").toString());
    environment.put("FOSSAWATCH_METRICS_MICROMETER_INTERVAL", "1s");
    return ConfigLoader.from(environment).load().config();
  }

  private static MeterRegistry global() {
    return Metrics.globalRegistry;
  }

  private static double fail() {
    throw new IllegalStateException("broken");
  }

  private static String scrape(Fossawatch fossawatch) {
    return new String(fossawatch.metrics().expose(null, List.of()).body(), UTF_8);
  }

  private static List<Recorded> kept(Fossawatch fossawatch, String name) {
    return Recorded.select(fossawatch.history(), name, 0, Long.MAX_VALUE);
  }

  private static HealthStatus statusOfMeters(Fossawatch fossawatch) {
    return metersCheck(fossawatch).orElseThrow().status();
  }

  private static Optional<CheckStatus> metersCheck(Fossawatch fossawatch) {
    return fossawatch.health().report().checks().stream()
        .filter(check -> check.name().equals("application_meters"))
        .findFirst();
  }

  private static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time waited").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
