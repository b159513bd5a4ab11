package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The order of a run: starts, a check of the answers, a warm-up, alternating laps, memory. */
final class Race implements AutoCloseable {
  private final Plan plan;
  private final Launcher launcher;
  private final Wrk wrk;
  private final List<Contender> contenders;

  Race(Plan plan, Path bench) {
    this.plan = plan;
    launcher = new Launcher(bench);
    wrk = new Wrk(bench.resolve("side-by-side").resolve("mix.lua"));
    contenders = plan.variants().stream().map(Contender::new).toList();
  }

  List<Result> run() throws IOException, InterruptedException, FailedRun {
    Wrk.requireInstalled();
    for (int start = 1; start <= plan.laps(); start++) {
      for (Contender contender : contenders) {
        announce("start " + start, contender);
        contender.start(launcher);
      }
    }
    requireSameAnswers();
    for (Contender contender : contenders) {
      announce("warm-up", contender);
      contender.warmUp(wrk, plan.seconds());
    }
    for (int lap = 1; lap <= plan.laps(); lap++) {
      for (Contender contender : contenders) {
        announce("lap " + lap, contender);
        contender.lap(wrk, plan.seconds());
      }
    }
    return results();
  }

  private void requireSameAnswers() throws IOException, InterruptedException, FailedRun {
    Answers expected = contenders.get(0).answers();
    for (Contender contender : contenders) {
      Answers answers = contender.answers();
      if (!answers.equals(expected)) {
        throw new FailedRun(
            "%s answers %s, the bare application %s"
                .formatted(contender.variant().id(), answers, expected));
      }
    }
  }

  private List<Result> results() throws IOException, InterruptedException, FailedRun {
    List<Result> results = new ArrayList<>();
    for (Contender contender : contenders) {
      results.add(contender.result());
    }
    return results;
  }

  private static void announce(String what, Contender contender) {
    System.err.println(what + ": " + contender.variant().id());
  }

  @Override
  public void close() {
    contenders.forEach(Contender::close);
  }
}
