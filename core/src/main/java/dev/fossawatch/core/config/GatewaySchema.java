package dev.fossawatch.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The keys of the gateway. */
final class GatewaySchema {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final int GIB = 1 << 30;

  private final List<Key<?>> keys = new ArrayList<>();
  final ScrapeSchema scrapeSchema = new ScrapeSchema();

  final Key<List<String>> upstreams =
      add(
          Key.of(
                  "gateway.upstreams",
                  new ListOf<>(Kinds.origin(), 100, List.of()),
                  List.of(),
                  "where the application listens")
              .option("--upstream"));
  final Key<Boolean> preserveHost =
      add(
          Key.of(
              "gateway.preserve_host",
              Kinds.bool(),
              true,
              "whether the application is sent the `Host` that the client sent"));
  final Key<Path> upstreamCa =
      add(
          Key.unset(
              "gateway.upstream_ca",
              Kinds.path("a PEM file"),
              "authorities trusted for `https` upstreams, instead of those the JVM trusts"));
  final Key<Integer> upstreamConnections =
      add(
          Key.of(
              "gateway.upstream_connections",
              Kinds.wholeNumber(1, 100_000),
              256,
              "connections to one upstream at most"));
  final Key<Boolean> http2 =
      add(Key.of("gateway.http2", Kinds.bool(), true, "whether clients may speak HTTP/2 over TLS"));
  final Key<Boolean> h2c =
      add(
          Key.of(
              "gateway.h2c",
              Kinds.bool(),
              false,
              "whether clients speak HTTP/2 without TLS, and nothing else"));

  final Key<Path> certificate =
      add(
          Key.unset(
              "gateway.tls.certificate",
              Kinds.path("a PEM file"),
              "the certificate shown to clients, and those between it and an authority"));
  final Key<Path> key =
      add(
          Key.unset(
              "gateway.tls.key", Kinds.path("a PEM file"), "the private key of the certificate"));
  final Key<Path> keystore =
      add(
          Key.unset(
              "gateway.tls.keystore",
              Kinds.path("a PKCS#12 file"),
              "certificate and key in one file, instead of two"));
  final Key<String> keystorePassword =
      add(
          Key.unset(
                  "gateway.tls.keystore_password",
                  Kinds.verbatim(1024),
                  "the password of the keystore")
              .asSecret());
  final Key<Duration> reloadInterval =
      add(
          Key.of(
              "gateway.tls.reload_interval",
              Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
              Duration.ofSeconds(10),
              "how often the files are looked at for a change"));

  final Key<Integer> connections =
      add(
          Key.of(
              "gateway.limits.connections",
              Kinds.wholeNumber(1, 1_000_000),
              20_000,
              "connections of clients at once"));
  final Key<Integer> headers =
      add(
          Key.of(
              "gateway.limits.headers",
              Kinds.wholeNumber(1, 10_000),
              100,
              "header fields of a request"));
  final Key<Integer> headerBytes =
      add(
          Key.of(
              "gateway.limits.header_bytes",
              Kinds.size(KIB, MIB),
              32 * KIB,
              "bytes of all header fields of a request"));
  final Key<Integer> targetBytes =
      add(
          Key.of(
              "gateway.limits.target_bytes",
              Kinds.size(256, MIB),
              8 * KIB,
              "bytes of the path and query of a request"));
  final Key<Long> bodyBytes =
      add(
          Key.of(
              "gateway.limits.body_bytes",
              Kinds.longSize(0, 1L << 40),
              0L,
              "bytes of the body of a request, 0 is no limit"));
  final Key<Integer> bufferBytes =
      add(
          Key.of(
              "gateway.limits.buffer_bytes",
              Kinds.size(16 * KIB, GIB),
              MIB,
              "how much of one answer is read ahead of a slow client"));
  final Key<Integer> totalBufferBytes =
      add(
          Key.of(
              "gateway.limits.total_buffer_bytes",
              Kinds.size(16 * KIB, GIB),
              64 * MIB,
              "how much of all answers together is read ahead, at least buffer_bytes"));
  final Key<Integer> minBytesPerSecond =
      add(
          Key.of(
              "gateway.limits.min_bytes_per_second",
              Kinds.wholeNumber(0, 1_000_000_000),
              240,
              "the rate below which a body or an answer counts as stalled, 0 is none"));

  final Key<Duration> headersTimeout =
      add(timeout("headers", 10, "how long the header of a request may take"));
  final Key<Duration> idleTimeout =
      add(timeout("idle", 75, "how long a client's connection may wait for its next request"));
  final Key<Duration> stallTimeout =
      add(timeout("stall", 30, "how long a body may stand still, in either direction"));
  final Key<Duration> connectTimeout =
      add(timeout("connect", 5, "how long a connection to the application may take"));
  final Key<Duration> firstByteTimeout =
      add(timeout("first_byte", 60, "how long the application may take to begin its answer"));
  final Key<Duration> upstreamIdleTimeout =
      add(
          timeout(
              "upstream_idle",
              4,
              "how long an unused connection to the application is kept, less than it does itself"));
  final Key<Duration> drainTimeout =
      add(
          Key.of(
              "gateway.timeouts.drain",
              Kinds.duration(Duration.ZERO, Duration.ofHours(1)),
              Duration.ofSeconds(30),
              "how long requests in flight may take when the gateway is told to end"));

  final Key<String> accessLog =
      add(
          Key.unset(
              "gateway.access_log",
              Kinds.output(),
              "where a line of JSON is written for each request"));
  final Key<List<Entry<ScrapeConfig>>> scrape =
      add(
          Key.of(
              "gateway.scrape",
              new Entries<>("scrape targets", 20, scrapeSchema.name, scrapeSchema),
              List.of(),
              "the application's own metrics, read over HTTP"));

  /** Every key, in the order of the tree. */
  List<Key<?>> keys() {
    return List.copyOf(keys);
  }

  /** The branch these values make. */
  GatewayConfig tree(Values values) {
    return new GatewayConfig(
        values.get(upstreams),
        values.get(preserveHost),
        values.find(upstreamCa),
        values.get(upstreamConnections),
        values.get(http2),
        values.get(h2c),
        tls(values),
        limits(values),
        timeouts(values),
        values.find(accessLog),
        values.get(scrape).stream().map(Entry::config).toList());
  }

  private GatewayTlsConfig tls(Values values) {
    return new GatewayTlsConfig(
        values.find(certificate),
        values.find(key),
        values.find(keystore),
        values.find(keystorePassword),
        values.get(reloadInterval));
  }

  private GatewayLimitsConfig limits(Values values) {
    return new GatewayLimitsConfig(
        values.get(connections),
        values.get(headers),
        values.get(headerBytes),
        values.get(targetBytes),
        values.get(bodyBytes),
        values.get(bufferBytes),
        values.get(totalBufferBytes),
        values.get(minBytesPerSecond));
  }

  private GatewayTimeoutsConfig timeouts(Values values) {
    return new GatewayTimeoutsConfig(
        values.get(headersTimeout),
        values.get(idleTimeout),
        values.get(stallTimeout),
        values.get(connectTimeout),
        values.get(firstByteTimeout),
        values.get(upstreamIdleTimeout),
        values.get(drainTimeout));
  }

  private static Key<Duration> timeout(String name, int seconds, String description) {
    return Key.of(
        "gateway.timeouts." + name,
        Kinds.duration(Duration.ofMillis(10), Duration.ofDays(1)),
        Duration.ofSeconds(seconds),
        description);
  }

  private <T> Key<T> add(Key<T> key) {
    keys.add(key);
    return key;
  }
}
