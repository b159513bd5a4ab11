package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One variant on its way through a run: what was measured of it so far, and its process. */
final class Contender implements AutoCloseable {
  private final Variant variant;
  private final List<Double> startSeconds = new ArrayList<>();
  private final List<Lap> laps = new ArrayList<>();
  private @Nullable Application application;

  Contender(Variant variant) {
    this.variant = variant;
  }

  /** Starts the process, in place of the one that may run already. */
  void start(Launcher launcher) throws IOException, InterruptedException, FailedRun {
    close();
    Application started = launcher.launch(variant);
    application = started;
    startSeconds.add(started.awaitFirstAnswer());
  }

  /** What it answers; its watcher must be at work. */
  Answers answers() throws IOException, InterruptedException, FailedRun {
    Answers answers = Answers.of(running());
    if (!variant.proof().holds(running())) {
      throw new FailedRun(variant.id() + " answers, but nothing shows that its watcher is at work");
    }
    return answers;
  }

  /** Runs a lap that counts. */
  void lap(Wrk wrk, int seconds) throws IOException, InterruptedException, FailedRun {
    Duration before = running().cpu();
    WrkReport load = warmUp(wrk, seconds);
    laps.add(Lap.of(load, running().cpu().minus(before)));
  }

  /** Runs a lap that does not count. */
  WrkReport warmUp(Wrk wrk, int seconds) throws IOException, InterruptedException, FailedRun {
    return wrk.load(running().address(), seconds);
  }

  Result result() throws IOException, InterruptedException, FailedRun {
    ProcessMemory memory = running().memory();
    long residentKib = memory.residentKib();
    return new Result(variant, startSeconds, laps, residentKib, memory.liveHeapKib());
  }

  Variant variant() {
    return variant;
  }

  private Application running() {
    Application running = application;
    if (running == null) {
      throw new IllegalStateException(variant + " was not started");
    }
    return running;
  }

  @Override
  public void close() {
    if (application != null) {
      application.close();
    }
  }
}
