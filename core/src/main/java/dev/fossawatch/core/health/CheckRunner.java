package dev.fossawatch.core.health;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs one check, one run at a time, each on a daemon thread that ends with it. A run that is still
 * there after its timeout is interrupted and given up; until its thread ends no other is started,
 * and every interval counts as a failed run. So a check that never returns costs one thread.
 *
 * <p>{@link #tick} is called by one thread; all else may be called by any.
 */
final class CheckRunner {
  private static final long MIN_NANOS_BETWEEN_RUNS = 1_000_000_000;
  private static final long NEVER = Long.MAX_VALUE / 4;

  private final CheckSpec spec;
  private final TimeSource time;
  private final InternalErrors errors;
  private final HealthListener listener;
  private final Runnable wake;

  private volatile CheckHistory history = CheckHistory.NONE;
  private volatile @Nullable Run running;
  private long actNanos;
  private long earliestNanos;
  private boolean stopped;

  /**
   * @param wake called when a run has ended or is wished for, so that {@link #tick} is called soon
   */
  CheckRunner(
      CheckSpec spec,
      TimeSource time,
      InternalErrors errors,
      HealthListener listener,
      Runnable wake) {
    this.spec = spec;
    this.time = time;
    this.errors = errors;
    this.listener = listener;
    this.wake = wake;
    actNanos = time.nanos();
    earliestNanos = actNanos;
  }

  String name() {
    return spec.name();
  }

  /** What is known now; never waits. */
  CheckStatus status() {
    return CheckStatus.of(spec, history, running != null, time.nanos());
  }

  /** Asks for a run out of turn. */
  RunRequest runNow() {
    synchronized (this) {
      if (running != null) {
        return RunRequest.RUNNING;
      }
      long now = time.nanos();
      if (now - earliestNanos < 0) {
        return RunRequest.TOO_SOON;
      }
      actNanos = now;
    }
    wake.run();
    return RunRequest.ACCEPTED;
  }

  /** Starts no more runs; interrupts one that is there, waiting neither for it nor its result. */
  synchronized void stop() {
    stopped = true;
    Run current = running;
    if (current != null) {
      current.givenUp = true;
      current.thread.interrupt();
    }
  }

  /**
   * Starts a run that is due, gives up one whose time is up.
   *
   * @return nanoseconds until there is something to do again
   */
  long tick() {
    long now = time.nanos();
    Runnable due;
    synchronized (this) {
      if (stopped || actNanos - now > 0) {
        return stopped ? NEVER : actNanos - now;
      }
      due = due(now);
    }
    due.run();
    return 0;
  }

  private Runnable due(long now) {
    Run current = running;
    if (current == null) {
      Run fresh = begin(now);
      return () -> start(fresh);
    }
    actNanos = now + spec.interval().toNanos();
    if (current.reporting) {
      return () -> {};
    }
    current.givenUp = true;
    return () -> hangs(current, now);
  }

  private Run begin(long now) {
    Run run = new Run(now);
    running = run;
    actNanos = now + spec.timeout().toNanos();
    earliestNanos = now + MIN_NANOS_BETWEEN_RUNS;
    return run;
  }

  private void start(Run run) {
    try {
      run.thread.start();
    } catch (Throwable noThread) {
      errors.record("health.start", noThread);
      release(run);
    }
  }

  private void hangs(Run run, long now) {
    run.thread.interrupt();
    long millis = (now - run.startedNanos) / 1_000_000;
    record(
        HealthResult.unhealthy(
                "no answer after " + millis + " ms",
                "Find out what it waits for; it is not run again until this run has ended.")
            .with(Map.of("waits_in", waitsIn(run.thread))),
        run,
        now);
  }

  /** The innermost place outside the JDK where a thread is. */
  private static String waitsIn(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      String module = frame.getModuleName();
      if (module == null || !(module.startsWith("java.") || module.startsWith("jdk."))) {
        return frame.toString();
      }
    }
    return "unknown";
  }

  private void record(HealthResult result, Run run, long now) {
    CheckHistory before = history;
    HealthStatus from = before.lastStatus();
    double millis = (now - run.startedNanos) / 1e6;
    CheckRun ended = new CheckRun(time.now(), result.state(), millis);
    history = before.after(ended, result, now);
    HealthStatus to = HealthStatus.of(result.state());
    if (from != to) {
      tell(
          new HealthTransition(
              spec.name(), spec.critical(), from, to, result.message(), ended.at()));
    }
  }

  private void tell(HealthTransition transition) {
    try {
      listener.changed(transition);
    } catch (Throwable fault) {
      errors.record("health.listener", fault);
    }
  }

  private synchronized boolean mayReport(Run run) {
    run.reporting = !run.givenUp;
    return run.reporting;
  }

  private void release(Run run) {
    synchronized (this) {
      running = null;
      actNanos = run.startedNanos + spec.interval().toNanos();
    }
    wake.run();
  }

  /** One run; its flags are guarded by the runner. */
  private final class Run implements Runnable {
    final long startedNanos;
    final Thread thread;
    boolean givenUp;
    boolean reporting;

    Run(long startedNanos) {
      this.startedNanos = startedNanos;
      thread = new Thread(null, this, "fossawatch-check-" + spec.name(), 0, false);
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      try {
        HealthResult result = result();
        long now = time.nanos();
        if (mayReport(this)) {
          record(spec.judged(result, now - startedNanos), this, now);
        }
      } catch (Throwable fault) {
        errors.record("health.run", fault);
      } finally {
        release(this);
      }
    }

    private HealthResult result() {
      try {
        return Objects.requireNonNull(spec.check().check(), "the check returned nothing");
      } catch (Throwable fault) {
        return HealthResult.unhealthy(
            SafeText.of(fault), "The check itself failed: see to what it says, or repair it.");
      }
    }
  }
}
