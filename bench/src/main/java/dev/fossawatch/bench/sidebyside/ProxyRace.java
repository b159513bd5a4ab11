package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The order of a run of the proxies: for each load a warm-up, then alternating laps. */
final class ProxyRace {
  /** Laps that do not count, for the JIT of those that have one. */
  private static final int WARM_UPS = 2;

  /** How long such a lap takes at least: what has only just started answers nothing for a while. */
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
    Map<Proxy, List<Lap>> laps = new EnumMap<>(Proxy.class);
    for (int lap = plan.smoke() ? -1 : -WARM_UPS; lap < plan.laps(); lap++) {
      for (Map.Entry<Proxy, Server> one : running.entrySet()) {
        System.err.println(load.title() + ": " + one.getKey().title());
        Lap done = lap(load, one.getValue(), seconds(lap));
        if (lap >= 0) {
          laps.computeIfAbsent(one.getKey(), proxy -> new ArrayList<>()).add(done);
        }
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

  private int seconds(int lap) {
    return lap < 0 ? Math.max(WARM_UP_SECONDS, plan.seconds()) : plan.seconds();
  }

  private Lap lap(ProxyLoad load, Server server, int seconds)
      throws IOException, InterruptedException, FailedRun {
    Duration before = server.cpu();
    WrkReport report =
        load.tls()
            ? h2load.load(server.port(), load, seconds)
            : wrk(load, Wrk.CONNECTIONS).load(address(server), seconds);
    return Lap.of(report, server.cpu().minus(before));
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
    for (int lap = -1; lap < plan.laps(); lap++) {
      Duration before = server.cpu();
      WrkReport report = wrk(ProxyLoad.GET_1, connections).load(address(server), seconds(lap));
      if (lap >= 0) {
        laps.add(Lap.of(report, server.cpu().minus(before)));
      }
    }
    String load = "%d active, %d idle".formatted(connections, idle);
    return new ProxyResult(proxy, load, laps, server.residentKib());
  }
}
