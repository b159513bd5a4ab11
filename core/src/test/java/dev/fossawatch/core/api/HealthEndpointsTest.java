package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.json;
import static dev.fossawatch.core.api.Watched.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HealthEndpointsTest {
  private static final List<String> PATHS =
      List.of("/health", "/health/detailed", "/status", "/dashboard");

  @Test
  @Timeout(60)
  void anAnswerNeverWaitsForACheckThatHangs() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    HealthCheck hangs =
        () -> {
          hanging.countDown();
          while (never.getCount() > 0) {
            try {
              never.await();
            } catch (InterruptedException ignored) {
              // as a driver does that swallows interrupts
            }
          }
          return HealthResult.healthy("at last");
        };
    try (Watched watched = new Watched(List.of(Watched.check("hangs", true, hangs)))) {
      watched.health.start();
      hanging.await();
      for (String path : PATHS) {
        ApiResponse response = Ask.api("GET", path).bearer(watched.reader).of(watched.api);
        assertThat(json(response).path("status").asString()).as(path).isEqualTo("starting");
      }
      assertThat(Ask.api("GET", "/health").of(watched.api).status()).isEqualTo(503);
      assertThat(Ask.to("GET", "/fossawatch").of(watched.api).status()).isEqualTo(200);
      assertThat(never.getCount()).as("the check hangs still").isOne();
      never.countDown();
    }
  }

  @Test
  void aCheckThatThrowsAnErrorOrReturnsNothingIsAnAnswerToo() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(2);
    HealthCheck throwsError =
        () -> {
          ran.countDown();
          throw new StackOverflowError();
        };
    HealthCheck returnsNothing =
        () -> {
          ran.countDown();
          return nothing();
        };
    try (Watched watched =
        new Watched(
            List.of(
                Watched.check("throws", true, throwsError),
                Watched.check("nothing", false, returnsNothing)))) {
      watched.health.start();
      assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
      awaitStatus(watched, "unhealthy");
      ApiResponse health = Ask.api("GET", "/health").of(watched.api);
      assertThat(health.status()).isEqualTo(503);
      assertThat(text(health)).doesNotContain("StackOverflow");
    }
  }

  @Test
  void healthIsOkOnceEveryCheckHasRunAndGrowsUnknownWithoutNews() {
    try (Watched watched = new Watched()) {
      watched.health.start();
      awaitStatus(watched, "ok");
      ApiResponse health = Ask.api("GET", "/health").of(watched.api);
      assertThat(health.status()).isEqualTo(200);
      assertThat(text(health))
          .isEqualTo("{\"status\":\"ok\",\"timestamp\":\"2026-01-01T00:00:00Z\"}");
      watched.health.close();
      watched.time.advance(Duration.ofMinutes(5));
      assertThat(json(Ask.api("GET", "/health").of(watched.api)).path("status").asString())
          .isEqualTo("unknown");
    }
  }

  @Test
  void statusTellsEverybodyAFewFiguresAndWhySecurityIsUnknown() {
    try (Watched watched = new Watched()) {
      var status = json(Ask.api("GET", "/status").of(watched.api));
      assertThat(status.propertyNames())
          .containsExactlyInAnyOrder(
              "status",
              "timestamp",
              "uptime",
              "health",
              "security_level",
              "error_rate",
              "request_rate",
              "version");
      assertThat(status.path("security_level").path("level").asString()).isEqualTo("unknown");
      assertThat(status.path("security_level").path("reason").asString()).isNotEmpty();
    }
  }

  private static void awaitStatus(Watched watched, String status) {
    for (int tries = 0; tries < 3000; tries++) {
      if (status.equals(watched.health.report().status().label())) {
        return;
      }
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("never " + status + ": " + watched.health.report());
  }

  @SuppressWarnings("NullAway") // what a check of somebody else's may do
  private static HealthResult nothing() {
    return null;
  }
}
