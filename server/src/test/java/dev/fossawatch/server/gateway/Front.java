package dev.fossawatch.server.gateway;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.JudgingGuard;
import dev.fossawatch.core.http.Recording;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway in front of upstreams, and all that can be seen of its inside. */
final class Front implements AutoCloseable {
  static final int HOLD_BYTES = 4096;

  private final Gateway gateway;
  final Recording recording = new Recording();
  final JudgingGuard guard = new JudgingGuard();
  final InternalErrors errors = new InternalErrors();
  final Balancer balancer;

  private Front(FossawatchConfig config, TrustedProxies trusted) throws GatewayException {
    TimeSource time = TimeSource.system();
    balancer = new Balancer(config.gateway().upstreams().stream().map(Upstream::of).toList(), time);
    Exchanges exchanges =
        new Exchanges(
            time,
            trusted,
            guard,
            recording,
            new BodyLimits(HOLD_BYTES, TimeUnit.SECONDS.toNanos(20)),
            errors);
    gateway =
        Gateway.start(
            config, exchanges, Watching.ALL, balancer, new GatewayMeters(), OwnRequests.NONE, time);
  }

  /**
   * In front of these upstreams.
   *
   * @param more keys of the configuration and values by turns
   */
  static Front of(List<String> upstreams, String... more) throws GatewayException {
    return trusting(List.of(), upstreams, more);
  }

  static Front of(ScriptedUpstream upstream, String... more) throws GatewayException {
    return of(List.of(upstream.url()), more);
  }

  static Front of(String upstream, String... more) throws GatewayException {
    return of(List.of(upstream), more);
  }

  /** One that believes what these addresses say of earlier hops. */
  static Front trusting(List<String> trusted, List<String> upstreams, String... more)
      throws GatewayException {
    List<String> keys = new ArrayList<>(Arrays.asList(more));
    keys.add("gateway.upstreams");
    keys.add(String.join(",", upstreams));
    return new Front(
        TestGateways.config(keys.toArray(new String[0])), new TrustedProxies(trusted, 64));
  }

  Gateway gateway() {
    return gateway;
  }

  int port() {
    return gateway.port();
  }

  /** A connection to it. */
  Line line() throws java.io.IOException {
    return Line.to(port());
  }

  /** What comes back for a request of its own connection. */
  Said ask(String request) throws java.io.IOException {
    try (Line line = line()) {
      return line.send(request).said();
    }
  }

  /** A GET with further field lines. */
  Said get(String target, String... fields) throws java.io.IOException {
    return ask(request("GET", target, fields));
  }

  static String request(String method, String target, String... fields) {
    StringBuilder request =
        new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nHost: front\r\n");
    for (String field : fields) {
      request.append(field).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  /** How many requests upstreams are said to be working on. */
  int outstanding() {
    return balancer.upstreams().stream().mapToInt(Upstream::outstanding).sum();
  }

  /** Waits until nothing is left of any request, and forgets what was. */
  void settles() {
    Eventually.holds("no request is outstanding but " + outstanding(), () -> outstanding() == 0);
    Eventually.holds("every exchange ended", () -> recording.open() == recording.waiting());
    recording.clear();
    guard.clear();
  }

  @Override
  public void close() {
    gateway.close();
  }
}
