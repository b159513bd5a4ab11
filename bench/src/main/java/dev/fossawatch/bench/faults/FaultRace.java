package dev.fossawatch.bench.faults;

import dev.fossawatch.bench.sidebyside.Cores;
import dev.fossawatch.bench.sidebyside.FailedRun;
import dev.fossawatch.bench.sidebyside.Launcher;
import dev.fossawatch.bench.sidebyside.Server;
import dev.fossawatch.bench.sidebyside.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The order of a run of the faults: a warm-up, then for each fault calm laps and others by turns.
 */
final class FaultRace {
  private static final int WARM_UP_SECONDS = 15;

  /** The heap is there from the start, so that resident memory tells of everything else. */
  private static final Map<String, String> TOUCHED =
      Map.of("JAVA_TOOL_OPTIONS", "-Xms512m -XX:+AlwaysPreTouch");

  /**
   * So long is waited after a fault: what it left behind is cleared up, and ill upstreams are back.
   */
  private static final int REST_MILLIS = 1_500;

  private final FaultPlan plan;
  private final Path bench;
  private final Path directory;

  FaultRace(FaultPlan plan, Path bench) {
    this.plan = plan;
    this.bench = bench.toAbsolutePath();
    directory = this.bench.resolve("target").resolve("faults");
  }

  List<FaultResult> run() throws IOException, InterruptedException, FailedRun {
    Files.createDirectories(directory);
    try (Server first = application("first");
        Server second = application("second");
        Server gateway = gateway(first.port(), second.port())) {
      FaultyApplication.Remote ill = new FaultyApplication.Remote(second.port());
      List<Fault> faults = plan.faults();
      warmUp(gateway, ill, faults);
      int good = plan.direct() ? first.port() : gateway.port();
      List<FaultResult> results = new ArrayList<>();
      for (Fault fault : faults) {
        results.add(race(fault, gateway, ill, good));
      }
      return results;
    }
  }

  private Server application(String name) throws IOException, InterruptedException, FailedRun {
    int port = Launcher.freePort();
    List<String> command =
        List.of(
            Servers.java(),
            "-Xmx256m",
            "-cp",
            bench.resolve("target").resolve("classes").toString(),
            FaultyApplication.class.getName(),
            "" + port);
    return Server.start(Cores.rest(command), Map.of(), port, directory.resolve(name + ".log"));
  }

  private Server gateway(int first, int second)
      throws IOException, InterruptedException, FailedRun {
    int port = Launcher.freePort();
    String upstreams = "http://127.0.0.1:" + first + ",http://127.0.0.1:" + second;
    List<String> command =
        Servers.gateway(port, Launcher.freePort(), upstreams, directory.resolve("data"));
    return Server.start(Cores.proxy(command), TOUCHED, port, directory.resolve("gateway.log"));
  }

  private void warmUp(Server gateway, FaultyApplication.Remote ill, List<Fault> faults)
      throws IOException, InterruptedException {
    System.err.println("warm-up");
    int seconds = plan.smoke() ? 1 : WARM_UP_SECONDS;
    GoodLap unused = GoodLoad.run(gateway.port(), plan, seconds);
    for (Fault fault : plan.smoke() ? List.<Fault>of() : faults) {
      Crowd crowd = fault.begin(gateway.port(), ill);
      unused = GoodLoad.run(gateway.port(), plan, 1);
      crowd.close();
      end(ill);
    }
    unused = GoodLoad.run(gateway.port(), plan, seconds);
  }

  private static void end(FaultyApplication.Remote ill) throws IOException, InterruptedException {
    ill.falls(null);
    Thread.sleep(REST_MILLIS);
  }

  private FaultResult race(Fault fault, Server gateway, FaultyApplication.Remote ill, int good)
      throws IOException, InterruptedException, FailedRun {
    Memory before = memory(gateway);
    List<GoodLap> calm = new ArrayList<>();
    List<GoodLap> laps = new ArrayList<>();
    long sentAway = 0;
    long during = 0;
    for (int lap = 0; lap < plan.laps(); lap++) {
      System.err.println(fault.title());
      calm.add(GoodLoad.run(good, plan, plan.seconds()));
      try (Crowd crowd = fault.begin(gateway.port(), ill)) {
        laps.add(GoodLoad.run(good, plan, plan.seconds()));
        during = gateway.residentKib();
        sentAway += crowd.sentAway();
      }
      end(ill);
    }
    requireCalm(calm);
    return new FaultResult(fault.title(), calm, laps, sentAway, before, during, memory(gateway));
  }

  /** What fails without a fault is no figure to compare with. */
  private static void requireCalm(List<GoodLap> calm) throws FailedRun {
    for (GoodLap lap : calm) {
      if (lap.lost() > 0) {
        throw new FailedRun(lap.lost() + " requests were lost in calm");
      }
    }
  }

  private static Memory memory(Server gateway) throws IOException, InterruptedException, FailedRun {
    long liveHeap = gateway.liveHeapKib();
    return new Memory(gateway.residentKib(), liveHeap);
  }
}
