package dev.fossawatch.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.NewToken;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.config.AccessConfig;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.health.CheckSpec;
import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthChecker;
import dev.fossawatch.core.health.HealthResult;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.ResponseView;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.metrics.system.SystemReader;
import dev.fossawatch.core.query.QueryApi;
import dev.fossawatch.core.query.RuleGroups;
import dev.fossawatch.core.query.UpSeries;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.promql.source.SeriesSource;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An interface over real parts that keep everything in memory, and a token of each scope. */
final class Watched implements AutoCloseable {
  static final String ADMIN = "the-token-of-the-environment";

  final ManualTime time = new ManualTime();
  final InternalErrors errors = new InternalErrors();
  final Access access;
  final HealthChecker health;
  final MetricsCollector metrics;
  final SystemReader system = SystemReader.ofThisMachine(time, errors);
  final Api api;
  final String reader;
  final String operator;

  Watched() {
    this(List.of(check("memory", true, () -> HealthResult.healthy("plenty"))));
  }

  Watched(List<CheckSpec> checks) {
    this(checks, null);
  }

  /** Queries are answered from this source instead of the history, where one is given. */
  Watched(List<CheckSpec> checks, @Nullable SeriesSource source) {
    FossawatchConfig config = FossawatchConfig.defaults();
    try {
      access =
          Access.open(
              accessConfig(), DataDirectory.memory(), StateStore.none("a test"), time, errors);
      reader = token("reader", Scope.READ);
      operator = token("operator", Scope.OPERATE);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    health = new HealthChecker(time, errors, checks);
    SeriesStore history = new SeriesStore("shop", "local", 20_000);
    metrics = new MetricsCollector(config.metrics(), time, errors, history);
    QueryApi queries =
        new QueryApi(
            source == null ? new UpSeries(history) : source,
            config.query(),
            time,
            errors,
            source == null ? metrics::snapshots : MetricSnapshots::new,
            RuleGroups.NONE,
            "1.2.3");
    api =
        Api.over(
            new ApiParts(
                "shop",
                "local",
                "1.2.3",
                time,
                errors,
                access,
                health,
                metrics,
                queries,
                system::read));
  }

  private static AccessConfig accessConfig() {
    return new AccessConfig(ADMIN, Duration.ofHours(8), 10, Duration.ofMinutes(15));
  }

  static CheckSpec check(String name, boolean critical, HealthCheck check) {
    return new CheckSpec(
        name,
        check,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        critical);
  }

  private String token(String name, Scope scope) throws IOException {
    NewToken made = access.credentials().createToken(name, scope);
    return made.token();
  }

  ApiResponse loggedIn() {
    return Ask.api("POST", "/session").json("{\"token\":\"" + ADMIN + "\"}").of(api);
  }

  /** Lets the watched application answer one request. */
  void request(String method, String path, int status, @Nullable Throwable failure) {
    Exchanges exchanges =
        new Exchanges(
            time,
            new TrustedProxies(List.of(), 64),
            Guard.OPEN,
            metrics,
            new BodyLimits(1, 1),
            errors);
    Exchange exchange = exchanges.begin(Ask.to(method, path));
    time.advance(Duration.ofMillis(20));
    if (failure != null) {
      exchange.failed(failure);
    }
    exchange.end(answered(status));
  }

  private static ResponseView answered(int status) {
    return new ResponseView() {
      @Override
      public int status() {
        return status;
      }

      @Override
      public @Nullable String header(String name) {
        return null;
      }

      @Override
      public void setHeader(String name, String value) {}
    };
  }

  static String text(ApiResponse response) {
    return new String(response.body(), UTF_8);
  }

  static JsonNode json(ApiResponse response) {
    return Json.MAPPER.readTree(response.body());
  }

  @Override
  public void close() {
    health.close();
    metrics.close();
    system.close();
    access.close();
  }
}
