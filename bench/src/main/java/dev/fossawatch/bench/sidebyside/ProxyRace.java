package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The order of a run of the proxies: for each load a warm-up of each, then alternating laps. */
final class ProxyRace {
  /** How long a lap of a warm-up takes. */
  private static final int WARM_UP_SECONDS = 5;

  private static final int ACTIVE = 500;
  private static final int ACTIVE_IN_SMOKE = 20;

  private final ProxyPlan plan;
  private final Servers servers;
  private final Path script;
  private final H2Load h2load;

  ProxyRace(ProxyPlan plan, Path bench) {
    this.plan = plan;
    Path directory = bench.resolve("target").resolve("gateway");
    servers = new Servers(bench.resolve("gateway"), directory);
    script = bench.resolve("gateway").resolve("request.lua");
    h2load = new H2Load(directory.toAbsolutePath());
  }

  List<ProxyResult> run() throws IOException, InterruptedException, FailedRun {
    servers.prepare();
    try (Server application = servers.application()) {
      if (plan.idle() > 0) {
        return runIdle(application.port());
      }
      List<ProxyResult> results = new ArrayList<>(runOver(false, application.port()));
      results.addAll(runOver(true, application.port()));
      return results;
    }
  }

  /** All loads of one protocol. */
  private List<ProxyResult> runOver(boolean tls, int upstream)
      throws IOException, InterruptedException, FailedRun {
    Map<Proxy, Server> running = new EnumMap<>(Proxy.class);
    try {
      for (Proxy proxy : Proxy.values()) {
        running.put(proxy, servers.proxy(proxy, tls, upstream));
      }
      List<ProxyResult> results = new ArrayList<>();
      for (ProxyLoad load : ProxyLoad.values()) {
        if (load.tls() == tls) {
          results.addAll(race(load, running));
        }
      }
      return results;
    } finally {
      running.values().forEach(Server::close);
    }
  }

  private List<ProxyResult> race(ProxyLoad load, Map<Proxy, Server> running)
      throws IOException, InterruptedException, FailedRun {
    for (Map.Entry<Proxy, Server> one : running.entrySet()) {
      System.err.println(load.title() + ": " + one.getKey().title() + ", warm-up");
      warmUp(one.getKey(), one.getValue(), load(load, one.getValue()));
    }
    Map<Proxy, List<Lap>> laps = new EnumMap<>(Proxy.class);
    for (int lap = 0; lap < plan.laps(); lap++) {
      for (Map.Entry<Proxy, Server> one : running.entrySet()) {
        System.err.println(load.title() + ": " + one.getKey().title());
        Lap done = lap(one.getValue(), load(load, one.getValue()));
        laps.computeIfAbsent(one.getKey(), proxy -> new ArrayList<>()).add(done);
      }
    }
    List<ProxyResult> results = new ArrayList<>();
    for (Map.Entry<Proxy, List<Lap>> one : laps.entrySet()) {
      long resident = residentKib(running, one.getKey());
      results.add(new ProxyResult(one.getKey(), load.title(), one.getValue(), resident));
    }
    return results;
  }

  private static long residentKib(Map<Proxy, Server> running, Proxy proxy)
      throws IOException, FailedRun {
    Server server = running.get(proxy);
    return server == null ? 0 : server.residentKib();
  }

  /** Something that loads a server for so many seconds. */
  @FunctionalInterface
  private interface Load {
    WrkReport run(int seconds) throws IOException, InterruptedException, FailedRun;
  }

  private Load load(ProxyLoad load, Server server) {
    return load.tls()
        ? seconds -> h2load.load(server.port(), load, seconds)
        : seconds -> wrk(load, Wrk.CONNECTIONS).load(address(server), seconds);
  }

  private void warmUp(Proxy proxy, Server server, Load load)
      throws IOException, InterruptedException, FailedRun {
    Duration enough = server.cpu().plus(plan.smoke() ? Duration.ZERO : proxy.warmUp());
    do {
      load.run(WARM_UP_SECONDS);
    } while (server.cpu().compareTo(enough) < 0);
  }

  private Lap lap(Server server, Load load) throws IOException, InterruptedException, FailedRun {
    Watcher watcher = servers.watcher(server);
    long watched = watcher.total();
    Duration before = server.cpu();
    WrkReport report = load.run(plan.seconds());
    Lap lap = Lap.of(report, server.cpu().minus(before));
    watcher.requireSaw(report.requests(), watched);
    return lap;
  }

  private Wrk wrk(ProxyLoad load, int connections) {
    return new Wrk(script, connections, List.of("--", load.method()));
  }

  private static URI address(Server server) {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Each proxy by itself, without and then with the idle connections. */
  private List<ProxyResult> runIdle(int upstream)
      throws IOException, InterruptedException, FailedRun {
    List<ProxyResult> results = new ArrayList<>();
    for (Proxy proxy : Proxy.values()) {
      try (Server server = servers.proxy(proxy, false, upstream)) {
        System.err.println(plan.idle() + " idle connections: " + proxy.title());
        results.add(active(proxy, server, 0));
        try (IdleConnections idle = IdleConnections.open(server.port(), plan.idle())) {
          results.add(active(proxy, server, plan.idle()));
          idle.requireAlive();
        }
      }
    }
    return results;
  }

  private ProxyResult active(Proxy proxy, Server server, int idle)
      throws IOException, InterruptedException, FailedRun {
    List<Lap> laps = new ArrayList<>();
    int connections = plan.smoke() ? ACTIVE_IN_SMOKE : ACTIVE;
    Wrk wrk = wrk(ProxyLoad.GET_1, connections);
    Load load = seconds -> wrk.load(address(server), seconds);
    warmUp(proxy, server, load);
    for (int lap = 0; lap < plan.laps(); lap++) {
      laps.add(lap(server, load));
    }
    String title = "%d active, %d idle".formatted(connections, idle);
    return new ProxyResult(proxy, title, laps, server.residentKib());
  }
}
