package dev.fossawatch.server.gateway;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.config.GatewayConfig;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.time.TimeSource;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reverse proxy in front of any application, with Fossawatch's middleware on it. Thread-safe. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final long PATIENCE_SECONDS = 30;

  /** How long clients with an idle connection may still use it once before it is closed. */
  private static final Duration MOST_NOTICE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final GatewayConfig config;
  private final GatewayParts parts;
  private final OwnRequests own;
  private final List<GatewayLoop> loops = new CopyOnWriteArrayList<>();
  private @Nullable Tls tls;

  private Gateway(GatewayConfig config, GatewayParts parts, OwnRequests own, int eventLoops) {
    this.config = config;
    this.parts = parts;
    this.own = own;
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(eventLoops)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
  }

  /**
   * Starts to take traffic for the configured upstreams.
   *
   * @throws GatewayException where the port or the TLS material cannot be used
   */
  public static Gateway start(Fossawatch fossawatch) throws GatewayException {
    return start(fossawatch, null);
  }

  /**
   * Starts to take traffic for the configured upstreams.
   *
   * @param accessLog who is told of requests where they are not watched; null for nobody
   * @throws GatewayException where the port or the TLS material cannot be used
   */
  public static Gateway start(Fossawatch fossawatch, @Nullable AccessLog accessLog)
      throws GatewayException {
    GatewayMeters meters = new GatewayMeters();
    TimeSource time = TimeSource.system();
    FossawatchConfig config = fossawatch.config();
    Balancer balancer =
        new Balancer(config.gateway().upstreams().stream().map(Upstream::of).toList(), time);
    meters.register(fossawatch, balancer.upstreams());
    boolean watches = fossawatch.watches();
    return start(
        config,
        watches || accessLog == null
            ? fossawatch.exchanges()
            : fossawatch.exchanges().toldTo(accessLog),
        watches ? Watching.ALL : accessLog == null ? Watching.NOTHING : Watching.LOG,
        balancer,
        meters,
        OwnRequests.of(fossawatch),
        time);
  }

  static Gateway start(
      FossawatchConfig config,
      Exchanges exchanges,
      Watching watching,
      Balancer balancer,
      GatewayMeters meters,
      OwnRequests own,
      TimeSource time)
      throws GatewayException {
    GatewayConfig gateway = config.gateway();
    GatewayParts parts =
        new GatewayParts(
            gateway,
            exchanges,
            watching,
            balancer,
            meters,
            new BufferBudget(gateway.limits().totalBufferBytes()),
            time,
            unguessable(),
            new UpstreamHeaders(exchanges, gateway.preserveHost()),
            new Drain());
    Gateway started = new Gateway(gateway, parts, own, Runtime.getRuntime().availableProcessors());
    try {
      started.listen(config);
      return started;
    } catch (GatewayException | RuntimeException fault) {
      started.close();
      throw fault;
    }
  }

  private static String unguessable() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return "X" + HexFormat.of().formatHex(random);
  }

  private void listen(FossawatchConfig config) throws GatewayException {
    tls = readTls();
    int eventLoops = Runtime.getRuntime().availableProcessors();
    ServerOptions options = new ServerOptions(config.server(), config.gateway(), eventLoops, tls);
    ApiBridge api = new ApiBridge(vertx, parts.exchanges(), own.answers());
    Future<String> deployed =
        vertx.deployVerticle(
            () -> {
              GatewayLoop loop = new GatewayLoop(parts, options, own, api);
              loops.add(loop);
              return loop;
            },
            new DeploymentOptions().setInstances(eventLoops));
    try {
      await(deployed);
    } catch (ExecutionException | TimeoutException fault) {
      Throwable cause = fault.getCause() == null ? fault : fault.getCause();
      throw new GatewayException(
          "cannot take traffic on port %d of %s (%s); choose another with --port, or see to gateway.tls"
              .formatted(config.server().port(), config.server().host(), cause.getMessage()),
          cause);
    }
    if (tls != null) {
      vertx.setPeriodic(config.gateway().tls().reloadInterval().toMillis(), tick -> reloadTls());
    }
  }

  private @Nullable Tls readTls() throws GatewayException {
    try {
      return Tls.read(vertx, config.tls(), config.http2());
    } catch (IOException unreadable) {
      throw new GatewayException("gateway.tls: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Shows another certificate where the files hold another; a bad one leaves the old in use. */
  private void reloadTls() {
    vertx
        .executeBlocking(() -> Tls.read(vertx, config.tls(), config.http2()))
        .compose(read -> read == null ? Future.succeededFuture() : Future.all(secure(read)))
        .onFailure(
            fault ->
                LOG.warn(
                    "The TLS certificate stays as it is: its files cannot be used. {}",
                    fault.toString()));
  }

  private List<Future<Boolean>> secure(Tls read) {
    return loops.stream().map(loop -> loop.secure(read.options())).toList();
  }

  private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    }
  }

  /** The port clients connect to. */
  public int port() {
    return loops.get(0).port();
  }

  /**
   * Lets the requests under way end and takes no new ones: at once every answer closes its
   * connection, soon no connection is accepted any more. Returns when all are closed, or at the end
   * of the configured time.
   */
  public void drain() {
    parts.drain().begin();
    Duration all = config.timeouts().drain();
    Duration notice = all.dividedBy(2).compareTo(MOST_NOTICE) < 0 ? all.dividedBy(2) : MOST_NOTICE;
    Future<?> drained =
        vertx
            .timer(Math.max(1, notice.toMillis()), TimeUnit.MILLISECONDS)
            .compose(
                told ->
                    Future.join(
                        loops.stream().map(loop -> loop.drain(all.minus(notice))).toList()));
    try {
      drained
          .toCompletionStage()
          .toCompletableFuture()
          .get(all.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException late) {
      LOG.warn("Requests were still under way when the time to drain was over");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops at once. */
  @Override
  public void close() {
    try {
      await(vertx.close());
    } catch (ExecutionException | TimeoutException fault) {
      LOG.warn("The gateway did not stop cleanly", fault);
    }
  }
}
