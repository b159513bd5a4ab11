package dev.fossawatch.bench;

import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.http.TrustedProxies;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Finding the client of a request. */
@State(Scope.Benchmark)
public class ClientAddressBenchmark {
  private static final String FORWARDED = "203.0.113.9, 2001:db8:7::9, 10.1.2.3";

  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.0/8", "192.168.0.0/16", "fd00::/8"), 64);
  private final GetRequest direct = GetRequest.clean();
  private final GetRequest proxied = from("10.9.8.7");
  private final GetRequest spoofed = from("198.51.100.66");

  private static GetRequest from(String peer) {
    return new GetRequest(peer, "/", HeaderFields.of("X-Forwarded-For", FORWARDED), null);
  }

  /** Nobody stands between, and no header says so. */
  @Benchmark
  public ClientAddress direct() {
    return proxies.client(direct);
  }

  /** Two trusted hops stand between. */
  @Benchmark
  public ClientAddress behindTrustedProxies() {
    return proxies.client(proxied);
  }

  /** A peer that is not trusted claims to be a proxy. */
  @Benchmark
  public ClientAddress untrustedPeerWithHeader() {
    return proxies.client(spoofed);
  }
}
