package dev.fossawatch.server.gateway;

import dev.fossawatch.core.config.GatewayConfig;
import dev.fossawatch.core.config.ServerConfig;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * How the servers and clients of all event loops are set up. Immutable; each call makes a new one.
 */
final class ServerOptions {
  /** So much more than the framing allows does the parser behind it allow: it never comes first. */
  private static final int SLACK_BYTES = 4096;

  private static final int PIECE_BYTES = 64 * 1024;
  private static final int BACKLOG = 4096;
  private static final int WAITING_PER_CONNECTION = 16;

  private final ServerConfig server;
  private final GatewayConfig gateway;
  private final int loops;
  private final @Nullable Tls tls;

  /**
   * @param loops how many event loops share the upstream connections
   * @param tls how clients are spoken to over TLS; null for plain HTTP
   */
  ServerOptions(ServerConfig server, GatewayConfig gateway, int loops, @Nullable Tls tls) {
    this.server = server;
    this.gateway = gateway;
    this.loops = loops;
    this.tls = tls;
  }

  /** Where all servers listen; a free port is the same for all of them. */
  SocketAddress address() {
    return server.port() == 0
        ? SocketAddress.sharedRandomPort(1, server.host())
        : SocketAddress.inetSocketAddress(server.port(), server.host());
  }

  /** A server's. */
  HttpServerOptions server() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setAcceptBacklog(BACKLOG)
            .setMaxInitialLineLength(gateway.limits().targetBytes() + SLACK_BYTES)
            .setMaxHeaderSize(gateway.limits().headerBytes() + SLACK_BYTES)
            .setMaxChunkSize(PIECE_BYTES)
            .setHttp2ClearTextEnabled(gateway.h2c())
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setTcpKeepAlive(true)
            .setStrictThreadMode(true);
    options.getInitialSettings().setMaxHeaderListSize(gateway.limits().headerBytes() + SLACK_BYTES);
    return tls == null ? options : tls.secure(options);
  }

  /** A client's. */
  HttpClientOptions client() {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setKeepAlive(true)
            .setKeepAliveTimeout(upstreamIdleSeconds())
            .setConnectTimeout((int) gateway.timeouts().connect().toMillis())
            .setMaxHeaderSize(PIECE_BYTES)
            .setMaxChunkSize(PIECE_BYTES);
    if (gateway.upstreamCa() != null) {
      options.setTrustOptions(new PemTrustOptions().addCertPath(gateway.upstreamCa().toString()));
    }
    return options;
  }

  /** How long an unused connection to an upstream is kept, in the whole seconds a client counts. */
  int upstreamIdleSeconds() {
    return (int) Math.max(1, gateway.timeouts().upstreamIdle().toSeconds());
  }

  /** A client's pool: an even share of the connections there may be. */
  PoolOptions pool() {
    int share = Math.max(1, gateway.upstreamConnections() / loops);
    return new PoolOptions()
        .setHttp1MaxSize(share)
        .setMaxWaitQueueSize(share * WAITING_PER_CONNECTION);
  }

  FramingLimits framing() {
    return new FramingLimits(
        gateway.limits().targetBytes(), gateway.limits().headers(), gateway.limits().headerBytes());
  }
}
