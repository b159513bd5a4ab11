package dev.fossawatch.core.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway passes requests on to the application behind it.
 *
 * @param upstreams where the application listens: scheme, host and port, without a path; empty
 *     where there is no gateway
 * @param preserveHost whether the application is sent the {@code Host} that the client sent
 * @param upstreamCa a PEM file of the authorities that are trusted for upstreams with TLS; null for
 *     those the JVM trusts
 * @param upstreamConnections how many connections to one upstream there may be
 * @param http2 whether clients may speak HTTP/2 over TLS
 * @param h2c whether clients may speak HTTP/2 without TLS
 * @param tls what clients are shown, and how often it is read anew
 * @param limits what one client or all of them together may take
 * @param timeouts how long anything is waited for
 * @param accessLog the file a line is written to for each request, {@code -} for the standard
 *     output; null for none
 * @param scrape the application's own metrics that are read over HTTP
 */
public record GatewayConfig(
    List<String> upstreams,
    boolean preserveHost,
    @Nullable Path upstreamCa,
    int upstreamConnections,
    boolean http2,
    boolean h2c,
    GatewayTlsConfig tls,
    GatewayLimitsConfig limits,
    GatewayTimeoutsConfig timeouts,
    @Nullable String accessLog,
    List<ScrapeConfig> scrape) {
  public GatewayConfig {
    upstreams = List.copyOf(upstreams);
    scrape = List.copyOf(scrape);
  }
}
