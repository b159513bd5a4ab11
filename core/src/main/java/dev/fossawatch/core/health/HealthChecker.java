package dev.fossawatch.core.health;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs checks in the background, each on its own schedule and thread, and tells what is known of
 * them without ever waiting for one. Thread-safe.
 */
public final class HealthChecker implements AutoCloseable {
  /** The most checks one instance takes; each may come to hold one thread. */
  public static final int MAX_CHECKS = 100;

  private static final long MAX_PAUSE_NANOS = 1_000_000_000;

  private final TimeSource time;
  private final InternalErrors errors;
  private final List<CheckRunner> runners;
  private final Thread scheduler;
  private volatile boolean closed;

  /** As the other constructor, telling nobody. */
  public HealthChecker(TimeSource time, InternalErrors errors, List<CheckSpec> checks) {
    this(time, errors, checks, HealthListener.NONE);
  }

  /**
   * Prepares the checks; none runs before {@link #start}.
   *
   * @param checks at most {@value #MAX_CHECKS}, each of its own name
   * @param listener is told of every change of a check's state; must return quickly
   * @throws IllegalArgumentException for too many checks, or naming the one that occurs twice
   */
  public HealthChecker(
      TimeSource time, InternalErrors errors, List<CheckSpec> checks, HealthListener listener) {
    requireDistinct(checks);
    this.time = time;
    this.errors = errors;
    scheduler = new Thread(null, this::schedule, "fossawatch-health", 0, false);
    scheduler.setDaemon(true);
    runners =
        checks.stream()
            .map(spec -> new CheckRunner(spec, time, errors, listener, this::wake))
            .toList();
  }

  private static void requireDistinct(List<CheckSpec> checks) {
    if (checks.size() > MAX_CHECKS) {
      throw new IllegalArgumentException(
          checks.size() + " checks are more than " + MAX_CHECKS + " that one instance takes");
    }
    Set<String> names = new HashSet<>();
    for (CheckSpec check : checks) {
      if (!names.add(check.name())) {
        throw new IllegalArgumentException("two checks are named " + check.name());
      }
    }
  }

  /** Begins to run the checks, each at once and then at its interval. Called once. */
  public void start() {
    scheduler.start();
  }

  /** What is known now, of every check and of the whole; never waits. */
  public HealthReport report() {
    return HealthReport.of(runners.stream().map(CheckRunner::status).toList(), time.now());
  }

  /** Asks for a run of one check out of turn, at most once a second; never waits for it. */
  public RunRequest runNow(String name) {
    for (CheckRunner runner : runners) {
      if (runner.name().equals(name)) {
        return runner.runNow();
      }
    }
    return RunRequest.NO_SUCH_CHECK;
  }

  /** Stops the schedule and interrupts what runs, without waiting for it. */
  @Override
  public void close() {
    closed = true;
    wake();
    runners.forEach(CheckRunner::stop);
  }

  private void wake() {
    LockSupport.unpark(scheduler);
  }

  private void schedule() {
    while (!closed) {
      long pause = tick();
      LockSupport.parkNanos(this, pause);
      Thread.interrupted();
    }
  }

  /**
   * Does what is due for every check.
   *
   * @return nanoseconds until something is due again, a second at most
   */
  long tick() {
    long pause = MAX_PAUSE_NANOS;
    for (CheckRunner runner : runners) {
      try {
        pause = Math.min(pause, runner.tick());
      } catch (Throwable fault) {
        errors.record("health.tick", fault);
      }
    }
    return pause;
  }
}
