package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.health.CheckSpec;
import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthResult;
import dev.fossawatch.core.http.Reply;
import dev.fossawatch.core.testing.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Health is told at once, whatever the checks of the application do. */
class HangingChecksTest {
  private static final int ASKS = 200;
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final Duration MACHINE_WAS_BUSY = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger interruptions = new AtomicInteger();

  @TempDir private Path directory = Path.of("");
  private WatchedJetty server;

  @BeforeEach
  void start() throws Exception {
    Fossawatch.Builder builder = Fossawatch.builder().config(TestConfig.withData(directory));
    Map<String, HealthCheck> checks =
        Map.of(
            "hangs", this::hang,
            "fails", HangingChecksTest::fail,
            "mute", HangingChecksTest::failWithoutWords,
            "empty", HangingChecksTest::empty,
            "babbles", HangingChecksTest::babble);
    checks.forEach((name, check) -> builder.check(spec(name, check)));
    server = new WatchedJetty(builder, (request, response) -> {});
  }

  private static CheckSpec spec(String name, HealthCheck check) {
    Duration soon = Duration.ofMillis(200);
    return new CheckSpec(name, check, soon, soon, soon, true);
  }

  /** Counts interruptions and goes on. */
  private HealthResult hang() {
    while (over.getCount() > 0) {
      try {
        over.await();
      } catch (InterruptedException unheard) {
        interruptions.incrementAndGet();
      }
    }
    return HealthResult.healthy("too late");
  }

  @SuppressWarnings("NullAway") // against its contract
  private static HealthResult empty() {
    return null;
  }

  private static HealthResult fail() {
    throw new StackOverflowError();
  }

  private static HealthResult failWithoutWords() {
    throw new IllegalStateException() {
      private static final long serialVersionUID = 1;

      @Override
      public String getMessage() {
        throw new OutOfMemoryError("not even a message");
      }
    };
  }

  private static HealthResult babble() {
    return HealthResult.healthy("\u0000\r\n\u202e<script>".repeat(100_000))
        .with(Map.of("\n", "\uD800\"}".repeat(100_000)));
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.close();
  }

  @Test
  void healthNeverWaitsForACheck() throws Exception {
    List<Duration> times = new ArrayList<>(askForHealth());
    assertThat(Patience.until(this::theHangingCheckIsNamed)).isTrue();
    times.addAll(askForHealth());

    Collections.sort(times);
    Duration median = times.get(times.size() / 2);
    Duration longest = times.get(times.size() - 1);
    System.out.println(
        "%d answers of /health beside checks that hang and fail: median %.2f ms, longest %.2f ms"
            .formatted(times.size(), median.toNanos() / 1e6, longest.toNanos() / 1e6));
    assertThat(median).isLessThan(AT_ONCE);
    assertThat(longest).isLessThan(MACHINE_WAS_BUSY);
  }

  private List<Duration> askForHealth() throws IOException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < ASKS / 2; i++) {
      long start = System.nanoTime();
      Reply reply = server.askAsAnybody("/health");
      times.add(Duration.ofNanos(System.nanoTime() - start));
      assertThat(reply.status()).isEqualTo(503);
      assertThat(JSON.readTree(reply.body()).propertyNames())
          .containsExactlyInAnyOrder("status", "timestamp");
    }
    return times;
  }

  private boolean theHangingCheckIsNamed() throws IOException {
    return check("hangs").path("status").asString().equals("unhealthy");
  }

  @Test
  void theDetailsNameWhatHangsAndWhereAndWhatFails() throws Exception {
    assertThat(Patience.until(this::theHangingCheckIsNamed)).isTrue();
    assertThat(check("hangs").path("message").asString()).startsWith("no answer after");
    assertThat(check("hangs").path("details").path("waits_in").asString())
        .contains("HangingChecksTest.hang");
    assertThat(check("hangs").path("running").asBoolean()).isTrue();
    assertThat(Patience.until(() -> interruptions.get() > 0)).isTrue();
    for (String name : List.of("fails", "mute", "empty")) {
      assertThat(Patience.until(() -> !check(name).path("last_run").isNull())).isTrue();
      assertThat(check(name).path("status").asString()).as(name).isEqualTo("unhealthy");
    }
    assertThat(check("fails").path("message").asString()).contains("StackOverflowError");
    assertThat(check("empty").path("message").asString()).contains("returned nothing");
  }

  @Test
  void whatACheckBabblesIsCutAndCleaned() throws Exception {
    assertThat(Patience.until(() -> check("babbles").path("status").asString().equals("ok")))
        .isTrue();
    assertThat(check("babbles").path("message").asString())
        .hasSizeLessThanOrEqualTo(300)
        .doesNotContain("\u0000", "\r", "\n", "\u202e");
    assertThat(server.ask("/health/detailed").body()).hasSizeLessThan(100_000);
  }

  private JsonNode check(String name) throws IOException {
    for (JsonNode check : JSON.readTree(server.ask("/health/detailed").body()).path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }
}
