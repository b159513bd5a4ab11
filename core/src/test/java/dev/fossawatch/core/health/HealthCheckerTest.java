package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthCheckerTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();
  private final BlockingQueue<HealthTransition> transitions = new LinkedBlockingQueue<>();
  private final CountDownLatch testOver = new CountDownLatch(1);

  @AfterEach
  void letHangingThreadsGo() {
    testOver.countDown();
  }

  @Test
  void beforeTheFirstRunItIsStarting() {
    HealthChecker checker = checker(spec("db", () -> HealthResult.healthy("fine")));
    assertThat(checker.report().status()).isEqualTo(HealthStatus.STARTING);
    assertThat(checker.report().cause()).isEqualTo("db: has not run yet");
  }

  @Test
  void aCheckIsRunAtOnceAndAgainAtItsInterval() throws Exception {
    Counting check = new Counting();
    HealthChecker checker = checker(spec("db", check));
    for (int runs = 1; runs <= 3; runs++) {
      checker.tick();
      awaitRuns(checker, runs);
      checker.tick();
      assertThat(check.runs).hasValue(runs);
      time.advance(INTERVAL);
    }
    assertThat(checker.report().status()).isEqualTo(HealthStatus.OK);
  }

  @Test
  void theNextTickIsAnnounced() throws Exception {
    HealthChecker checker =
        checker(
            new CheckSpec(
                "db",
                () -> HealthResult.healthy("fine"),
                Duration.ofMillis(700),
                TIMEOUT,
                TIMEOUT,
                true));
    assertThat(checker.tick()).isZero();
    awaitRuns(checker, 1);
    time.advance(Duration.ofMillis(300));
    assertThat(checker.tick()).isEqualTo(Duration.ofMillis(400).toNanos());
  }

  @Test
  void aHangingCheckIsInterruptedReportedAndNotRunAgainUntilItEnds() throws Exception {
    Hanging check = new Hanging(testOver);
    HealthChecker checker = checker(spec("db", check));
    checker.tick();
    check.entered.await();
    time.advance(TIMEOUT.minusMillis(1));
    checker.tick();
    assertThat(checker.report().status()).isEqualTo(HealthStatus.STARTING);
    time.advance(Duration.ofMillis(1));
    checker.tick();
    check.interrupted.await();
    CheckStatus hung = checker.report().checks().get(0);
    assertThat(hung.status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(hung.message()).isEqualTo("no answer after 5000 ms");
    assertThat(hung.details().get("waits_in")).contains("HealthCheckerTest$Hanging.check");
    for (int failures = 2; failures <= 10; failures++) {
      time.advance(INTERVAL);
      checker.tick();
      assertThat(checker.report().checks().get(0).consecutiveFailures()).isEqualTo(failures);
    }
    assertThat(checker.report().status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(check.runs).hasValue(1);
    assertThat(checker.runNow("db")).isEqualTo(RunRequest.RUNNING);
    testOver.countDown();
    awaitIdle(checker, "db");
    checker.tick();
    awaitRuns(checker, 11);
    assertThat(checker.report().status()).isEqualTo(HealthStatus.OK);
    assertThat(check.runs).hasValue(2);
  }

  @Test
  void whateverACheckThrowsIsItsResultAndNoFaultOfOurs() throws Exception {
    HealthChecker checker =
        checker(
            spec(
                "error",
                () -> {
                  throw new LinkageError("no such class");
                }),
            spec("stack", HealthCheckerTest::overflow),
            spec(
                "sneaky",
                () -> {
                  throw HealthCheckerTest.<RuntimeException>sneaky(new Throwable("x\n\u001b[31my"));
                }));
    checker.tick();
    awaitTransitions(3);
    assertThat(checker.report().checks())
        .extracting(CheckStatus::message)
        .containsExactly(
            "LinkageError: no such class", "StackOverflowError", "Throwable: x \ufffd[31my");
    assertThat(errors.counts()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway")
  void aCheckThatReturnsNothingIsUnhealthy() throws Exception {
    HealthChecker checker = checker(spec("none", () -> null));
    checker.tick();
    awaitTransitions(1);
    assertThat(checker.report().cause()).endsWith("the check returned nothing");
  }

  @Test
  void garbageIsCutToSize() throws Exception {
    HealthChecker checker =
        checker(
            spec(
                "garbage",
                () ->
                    HealthResult.unhealthy("\u0000".repeat(10_000_000), "a".repeat(10_000_000))
                        .with(Map.of("k", "v".repeat(10_000_000)))));
    checker.tick();
    awaitTransitions(1);
    CheckStatus status = checker.report().checks().get(0);
    assertThat(status.toString().length()).isLessThan(2_000);
  }

  @Test
  void aSlowCheckIsDegraded() throws Exception {
    HealthChecker checker =
        checker(
            spec(
                "db",
                () -> {
                  time.advance(Duration.ofSeconds(3));
                  return HealthResult.healthy("fine");
                }));
    checker.tick();
    awaitTransitions(1);
    assertThat(checker.report().status()).isEqualTo(HealthStatus.DEGRADED);
    assertThat(checker.report().cause()).contains("fine (slow: 3000 ms, expected 1000 ms)");
  }

  @Test
  void withoutRunsForThreeIntervalsNothingIsKnown() throws Exception {
    HealthChecker checker = checker(spec("db", () -> HealthResult.healthy("fine")));
    checker.tick();
    awaitRuns(checker, 1);
    time.advance(INTERVAL.multipliedBy(3));
    assertThat(checker.report().status()).isEqualTo(HealthStatus.OK);
    time.advance(Duration.ofMillis(1));
    assertThat(checker.report().status()).isEqualTo(HealthStatus.UNKNOWN);
  }

  @Test
  void changesAreToldOnceEachAndInOrder() throws Exception {
    List<HealthResult> results =
        List.of(
            HealthResult.healthy("a"),
            HealthResult.healthy("b"),
            HealthResult.unhealthy("c", "x"),
            HealthResult.unhealthy("d", "x"),
            HealthResult.degraded("e", "x"),
            HealthResult.healthy("f"));
    AtomicInteger run = new AtomicInteger();
    HealthChecker checker = checker(spec("db", () -> results.get(run.getAndIncrement())));
    for (int i = 1; i <= results.size(); i++) {
      checker.tick();
      awaitRuns(checker, i);
      time.advance(INTERVAL);
    }
    assertThat(transitions)
        .extracting(change -> change.from() + ">" + change.to() + " " + change.message())
        .containsExactly(
            "STARTING>OK a", "OK>UNHEALTHY c", "UNHEALTHY>DEGRADED e", "DEGRADED>OK f");
  }

  @Test
  void aListenerThatThrowsIsCountedAndStopsNothing() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    HealthListener broken =
        change -> {
          told.countDown();
          throw new AssertionError("broken listener");
        };
    HealthChecker checker =
        new HealthChecker(
            time, errors, List.of(spec("db", () -> HealthResult.healthy("fine"))), broken);
    checker.tick();
    told.await();
    awaitRuns(checker, 1);
    assertThat(checker.report().status()).isEqualTo(HealthStatus.OK);
    assertThat(errors.counts()).containsEntry("health.listener", 1L);
  }

  @Test
  void aRunOutOfTurnIsHadOnceASecond() throws Exception {
    Counting check = new Counting();
    HealthChecker checker = checker(spec("db", check));
    checker.tick();
    awaitRuns(checker, 1);
    assertThat(checker.runNow("db")).isEqualTo(RunRequest.TOO_SOON);
    time.advance(Duration.ofSeconds(1));
    assertThat(checker.runNow("db")).isEqualTo(RunRequest.ACCEPTED);
    checker.tick();
    awaitRuns(checker, 2);
    assertThat(checker.runNow("db")).isEqualTo(RunRequest.TOO_SOON);
    assertThat(checker.runNow("other")).isEqualTo(RunRequest.NO_SUCH_CHECK);
    assertThat(check.runs).hasValue(2);
  }

  @Test
  void hangingChecksHoldOneThreadEachAndNeverDelayAReportOrAnotherCheck() throws Exception {
    List<CheckSpec> specs =
        new ArrayList<>(
            IntStream.range(0, 50)
                .mapToObj(i -> quick("hangs-" + i, new Hanging(testOver), Duration.ofMillis(20)))
                .toList());
    Counting well = new Counting();
    specs.add(quick("well", well, Duration.ofMinutes(1)));
    long before = checkThreads();
    try (HealthChecker checker =
        new HealthChecker(TimeSource.system(), errors, specs, transitions::add)) {
      checker.start();
      awaitTransitions(51);
      int runs = well.runs.get();
      for (int i = 0; i < 1_000; i++) {
        assertThat(checker.report().status().httpStatus()).isEqualTo(503);
      }
      assertThat(Patience.until(() -> well.runs.get() >= runs + 3)).isTrue();
      assertThat(checkThreads() - before).isLessThanOrEqualTo(51);
    }
    assertThat(errors.counts()).isEmpty();
  }

  @Test
  void aClosedCheckerRunsNothingMoreAndTellsNothingOfWhatItInterrupted() throws Exception {
    Hanging check = new Hanging(testOver);
    HealthChecker checker =
        new HealthChecker(
            TimeSource.system(), errors, List.of(spec("db", check)), transitions::add);
    checker.start();
    check.entered.await();
    checker.close();
    check.interrupted.await();
    testOver.countDown();
    awaitIdle(checker, "db");
    assertThat(transitions).isEmpty();
    assertThat(checker.report().status()).isEqualTo(HealthStatus.STARTING);
  }

  @Test
  void twoChecksOfOneNameAreRefused() {
    CheckSpec spec = spec("db", () -> HealthResult.healthy("fine"));
    assertThatThrownBy(() -> checker(spec, spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("db");
  }

  @Test
  void moreChecksThanTheCapAreRefused() {
    CheckSpec spec = spec("db", () -> HealthResult.healthy("fine"));
    assertThatThrownBy(() -> new HealthChecker(time, errors, Collections.nCopies(101, spec)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101");
  }

  private HealthChecker checker(CheckSpec... specs) {
    return new HealthChecker(time, errors, List.of(specs), transitions::add);
  }

  private static CheckSpec spec(String name, HealthCheck check) {
    return new CheckSpec(name, check, INTERVAL, TIMEOUT, Duration.ofSeconds(1), true);
  }

  private static CheckSpec quick(String name, HealthCheck check, Duration timeout) {
    return new CheckSpec(name, check, Duration.ofMillis(20), timeout, Duration.ofMinutes(1), true);
  }

  private void awaitTransitions(int count) throws Exception {
    assertThat(Patience.until(() -> transitions.size() >= count)).isTrue();
  }

  private static void awaitRuns(HealthChecker checker, int runs) throws Exception {
    assertThat(Patience.until(() -> checker.report().checks().get(0).runs().size() >= runs))
        .isTrue();
    awaitIdle(checker, checker.report().checks().get(0).name());
  }

  /** A run's thread lets go of its check only after its result is there. */
  private static void awaitIdle(HealthChecker checker, String name) throws Exception {
    assertThat(Patience.until(() -> !isRunning(checker, name))).isTrue();
  }

  private static boolean isRunning(HealthChecker checker, String name) {
    return checker.report().checks().stream()
        .anyMatch(check -> check.name().equals(name) && check.running());
  }

  private static long checkThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fossawatch-check-"))
        .count();
  }

  @SuppressWarnings("InfiniteRecursion")
  private static HealthResult overflow() {
    return HealthResult.healthy(overflow().message() + "!");
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable fault) throws T {
    throw (T) fault;
  }

  private static final class Counting implements HealthCheck {
    final AtomicInteger runs = new AtomicInteger();

    @Override
    public HealthResult check() {
      runs.incrementAndGet();
      return HealthResult.healthy("fine");
    }
  }

  /** Ignores interruption until the test is over; healthy from then on. */
  private static final class Hanging implements HealthCheck {
    final AtomicInteger runs = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch end;

    Hanging(CountDownLatch end) {
      this.end = end;
    }

    @Override
    public HealthResult check() {
      runs.incrementAndGet();
      entered.countDown();
      while (true) {
        try {
          end.await();
          return HealthResult.healthy("back");
        } catch (InterruptedException ignored) {
          interrupted.countDown();
        }
      }
    }
  }
}
