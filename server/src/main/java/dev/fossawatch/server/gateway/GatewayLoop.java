package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Refusal;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event loop of a gateway: its share of the clients, and upstream connections of its own, so
 * that a request never changes threads.
 */
final class GatewayLoop extends VerticleBase {
  private static final long SWEEP_MILLIS = 250;

  /**
   * Vert.x's name for what stands behind the decoder of a connection without TLS that could be
   * upgraded to HTTP/2. Its first request was read before its framing could be checked.
   */
  private static final String UPGRADABLE = "h2c";

  /** Vert.x's name for what encrypts. */
  private static final String TLS = "ssl";

  /** So many writes leave together at most. */
  private static final int MOST_GATHERED = 256;

  private final GatewayParts parts;
  private final ServerOptions options;
  private final OwnRequests own;
  private final ApiBridge api;
  private final Exchanges judging;
  private final Map<HttpConnection, ClientConnection> connections = new HashMap<>();
  private final RecvByteBufAllocator reads =
      new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1);
  private final byte[] window = new byte[Http1Framing.WINDOW_BYTES];
  private @Nullable HttpClientAgent client;
  private @Nullable HttpServer server;
  private @Nullable Recovery recovery;

  /**
   * @param own which requests the gateway answers itself
   * @param api how it answers them
   */
  GatewayLoop(GatewayParts parts, ServerOptions options, OwnRequests own, ApiBridge api) {
    this.parts = parts;
    this.options = options;
    this.own = own;
    this.api = api;
    judging = parts.exchanges().untold();
  }

  @Override
  public Future<?> start() {
    HttpClientAgent connecting =
        vertx
            .httpClientBuilder()
            .with(options.client())
            .with(options.pool())
            .withConnectHandler(this::reached)
            .build();
    client = connecting;
    recovery = new Recovery(parts.balancer(), connecting);
    HttpServer created = vertx.createHttpServer(options.server());
    server = created;
    context.exceptionHandler(fault -> parts.exchanges().errors().record("gateway", fault));
    vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep());
    return created
        .connectionHandler(this::connected)
        .requestHandler(this::requested)
        .exceptionHandler(GatewayLoop::tellNobody)
        .listen(options.address());
  }

  /**
   * Connections break, and what breaks them is counted with the request it happened to. Told to a
   * log, it would let any client fill the disk.
   */
  private static void tellNobody(Throwable fault) {}

  /** Ends whatever is under way: nobody who does not read holds up the end. */
  @Override
  public Future<?> stop() {
    recovery = null;
    List.copyOf(connections.values()).forEach(ClientConnection::abort);
    return Future.succeededFuture();
  }

  private void reached(HttpConnection upstream) {
    upstream.exceptionHandler(GatewayLoop::tellNobody);
    ChannelHandlerContext connection = ((HttpClientConnection) upstream).channelHandlerContext();
    connection.channel().config().setRecvByteBufAllocator(reads);
    connection.pipeline().addAfter("codec", null, new AnswerFilter(options.upstreamIdleSeconds()));
    new AnswerBoundary().addTo(connection);
  }

  GatewayParts parts() {
    return parts;
  }

  HttpClientAgent client() {
    HttpClientAgent started = client;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  /** The port clients connect to. */
  int port() {
    return server == null ? 0 : server.actualPort();
  }

  private void connected(HttpConnection connection) {
    channel(connection).closeFuture().addListener(gone -> disconnected(connection));
    connection.exceptionHandler(GatewayLoop::tellNobody);
    int open = parts.meters().clientConnected();
    if (channel(connection).pipeline().get(UPGRADABLE) != null) {
      parts.meters().refused(Rejection.MALFORMED);
      connection.close();
      return;
    }
    if (open > parts.limits().connections()) {
      parts.meters().refused(Rejection.CONNECTIONS);
      connection.close();
      return;
    }
    FramingHandler framing = framing(connection);
    connections.put(connection, new ClientConnection(parts, connection, framing));
  }

  /** Puts the check of its framing in front of an HTTP/1 connection's decoder; null for HTTP/2. */
  private @Nullable FramingHandler framing(HttpConnection connection) {
    ChannelPipeline pipeline = channel(connection).pipeline();
    if (pipeline.get("httpDecoder") == null) {
      gather(pipeline);
      return null;
    }
    FramingHandler framing =
        new FramingHandler(
            parts.violationMethod(),
            options.framing(),
            window,
            parts.time()::nanos,
            violation -> violated(connection, violation));
    pipeline.addBefore("httpDecoder", null, framing);
    return framing;
  }

  /**
   * Has what all streams of an HTTP/2 connection write in one turn of the loop leave together:
   * fewer TLS records, and fewer system calls.
   */
  private static void gather(ChannelPipeline pipeline) {
    FlushConsolidationHandler gathering = new FlushConsolidationHandler(MOST_GATHERED, true);
    if (pipeline.get(TLS) == null) {
      pipeline.addFirst(gathering);
    } else {
      pipeline.addAfter(TLS, null, gathering);
    }
  }

  /** What the connection's own events cannot tell: they stop where it becomes a tunnel. */
  private static Channel channel(HttpConnection connection) {
    return ((HttpServerConnection) connection).channelHandlerContext().channel();
  }

  private void disconnected(HttpConnection connection) {
    parts.meters().clientDisconnected();
    ClientConnection closed = connections.remove(connection);
    if (closed != null) {
      closed.closeTunnel();
    }
  }

  private void violated(HttpConnection connection, FramingViolation violation) {
    ClientConnection violated = connections.get(connection);
    if (violated != null) {
      violated.violated(violation);
    }
  }

  private void requested(HttpServerRequest request) {
    ClientConnection connection = connections.get(request.connection());
    if (connection == null) {
      request.connection().close();
      return;
    }
    if (request.method().name().equals(parts.violationMethod())) {
      refuse(request, FramingViolation.ofPath(request.path()));
      return;
    }
    if (own.include(request.path())) {
      connection.answeredHere();
      answer(request, connection);
    } else {
      proxy(request, connection);
    }
  }

  /** Answers a request that is meant for Fossawatch, if it may come as far as an application. */
  private void answer(HttpServerRequest request, ClientConnection connection) {
    RequestHead head = RequestHead.of(request, connection.isHttp2());
    Rejection rejection = head.rejection(parts.limits());
    if (rejection != null) {
      parts.meters().refused(rejection);
      api.refuse(request, rejection.refusal());
    } else if (parts.watching() == Watching.ALL) {
      api.answer(request, judged(request, connection, head));
    } else {
      api.answer(request);
    }
  }

  /** Judged like one for the application, but not counted as one. */
  private Exchange judged(
      HttpServerRequest request, ClientConnection connection, RequestHead head) {
    Exchange exchange =
        judging.begin(new GatewayRequestView(request, connection.peer(), head.target()));
    GatewayResponseView view = new GatewayResponseView(request.response(), connection.isHttp2());
    request.response().endHandler(done -> exchange.end(view));
    request.response().closeHandler(gone -> exchange.abort(view, null));
    return exchange;
  }

  private void proxy(HttpServerRequest request, ClientConnection connection) {
    try {
      ProxiedRequest proxied = new ProxiedRequest(this, connection, request);
      connection.began(proxied);
      proxied.begin();
    } catch (RuntimeException fault) {
      parts.exchanges().errors().record("gateway", fault);
      connection.abort();
    }
  }

  /** Answers a request that could not be read. */
  private void refuse(HttpServerRequest request, FramingViolation violation) {
    parts.meters().refused(violation);
    Refusal refusal = violation.refusal();
    HttpServerResponse response = request.response().setStatusCode(refusal.status());
    refusal.headers().forEach(response::putHeader);
    response.end(Buffer.buffer(refusal.body()));
  }

  RequestBody body(
      HttpServerRequest request, Watch watch, RequestBody.Owner owner, long declaredBytes) {
    return new RequestBody(
        request,
        watch,
        owner,
        parts.budget(),
        declaredBytes,
        parts.limits().bodyBytes(),
        clientPace());
  }

  AnswerRelay relay(
      HttpServerRequest request, GatewayResponseView view, Watch watch, AnswerRelay.Owner owner) {
    return new AnswerRelay(
        request.version() != HttpVersion.HTTP_1_0,
        request.response(),
        view,
        watch,
        owner,
        parts.budget(),
        parts.limits().bufferBytes(),
        clientPace(),
        new Pace(0, parts.config().timeouts().firstByte().toNanos()));
  }

  private Pace clientPace() {
    return new Pace(
        parts.limits().minBytesPerSecond(), parts.config().timeouts().stall().toNanos());
  }

  /** Runs something when all that has arrived by now was handled. */
  void later(Runnable action) {
    context.runOnContext(now -> action.run());
  }

  private void sweep() {
    if (recovery != null) {
      recovery.sweep();
    }
    long now = parts.time().nanos();
    for (ClientConnection connection : List.copyOf(connections.values())) {
      connection.sweep(now);
    }
    if (parts.drain().hasBegun()
        && connections.values().stream().noneMatch(ClientConnection::isBusy)) {
      List.copyOf(connections.values()).forEach(ClientConnection::closeTunnel);
    }
  }

  /** Takes other TLS material for the connections to come. */
  Future<Boolean> secure(ServerSSLOptions material) {
    HttpServer running = server;
    return running == null ? Future.succeededFuture(false) : running.updateSSLOptions(material);
  }

  /**
   * Takes no more connections and lets the requests under way end.
   *
   * @param rest how long they may take
   */
  Future<Void> drain(Duration rest) {
    Promise<Void> drained = Promise.promise();
    context.runOnContext(
        now -> {
          HttpServer running = server;
          if (running == null) {
            drained.complete();
          } else {
            running.shutdown(rest).onComplete(drained);
          }
        });
    return drained.future();
  }
}
