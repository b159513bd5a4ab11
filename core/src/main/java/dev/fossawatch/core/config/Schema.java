package dev.fossawatch.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every key there is, declared once: its path, what it may be, what holds when it is not set, and
 * its names beside the path. YAML, properties, environment and command line all read this table,
 * and so does the documentation's test.
 */
final class Schema {
  private static final List<String> CHANNELS =
      List.of("log", "email", "pushover", "desktop", "webhook");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final List<Key<?>> keys = new ArrayList<>();
  private final CheckSchema checkSchema = new CheckSchema();

  final Key<Profile> profile =
      add(
          Key.unset(
                  "profile",
                  Kinds.constant(List.of(Profile.PRODUCTION, Profile.DEVELOPMENT)),
                  "the set of defaults to start from")
              .option("--profile"));
  final Key<Boolean> enabled =
      add(
          Key.of("enabled", Kinds.bool(), true, "whether Fossawatch does anything at all")
              .variable("MONITORING_ENABLED"));
  final Key<String> application =
      add(Key.of("application", name(), "application", "the name of the watched application"));
  final Key<String> instance =
      add(Key.of("instance", name(), "local", "the name of this process among several"));

  final Key<Path> dataDirectory =
      add(
          Key.of(
                  "data.directory",
                  Kinds.path("a directory"),
                  Path.of("fossawatch-data"),
                  "where state is kept")
              .variable("FOSSAWATCH_DATA_DIR")
              .option("--data-dir"));

  final Key<String> storeUrl =
      add(
          Key.unset(
              "store.url",
              Kinds.postgresqlUrl(),
              "the database that state is kept in, instead of SQLite in the data directory"));
  final Key<String> storeUser =
      add(Key.unset("store.user", Kinds.verbatim(256), "who connects to the database of state"));
  final Key<String> storePassword =
      add(
          Key.unset("store.password", Kinds.verbatim(1024), "the password of that user")
              .asSecret());

  final Key<Boolean> middlewareEnabled =
      add(
          Key.of("http.middleware_enabled", Kinds.bool(), true, "whether requests are watched")
              .variable("MONITORING_MIDDLEWARE_ENABLED"));
  final Key<List<String>> trustedProxies =
      add(
          Key.of(
              "http.trusted_proxies",
              new ListOf<>(Kinds.addressRange(), 1000, List.of()),
              List.of(),
              "addresses and ranges whose forwarding headers are believed"));
  final Key<ProxyHeader> forwardingHeader =
      add(
          Key.of(
              "http.forwarding_header",
              Kinds.constant(List.of(ProxyHeader.values())),
              ProxyHeader.ANY,
              "the header the trusted proxies write, and so the one that is read"));
  final Key<Integer> ipv6PrefixLength =
      add(
          Key.of(
              "http.ipv6_prefix_length",
              Kinds.wholeNumber(32, 128),
              64,
              "leading bits of an IPv6 address that make one client"));
  final Key<Integer> bodyHoldBytes =
      add(
          Key.of(
              "http.body_hold_bytes",
              Kinds.size(0, 16 << 20),
              128 << 10,
              "how much of a readable body is held back and judged"));
  final Key<Duration> bodyHoldTime =
      add(
          Key.of(
              "http.body_hold_time",
              Kinds.duration(Duration.ZERO, Duration.ofMinutes(1)),
              Duration.ofSeconds(2),
              "how long a slow body is held back at most"));

  final Key<Integer> retentionHours =
      add(
          Key.of(
                  "metrics.retention_hours",
                  Kinds.wholeNumber(1, 8760),
                  24,
                  "hours of history at 10 s resolution")
              .in(Profile.PRODUCTION, 24)
              .variable("METRICS_RETENTION_HOURS"));
  final Key<Double> samplingRate =
      add(
          Key.of(
                  "metrics.sampling_rate",
                  Kinds.share(),
                  1.0,
                  "share of requests kept in detail; counts stay exact")
              .in(Profile.PRODUCTION, 1.0)
              .in(Profile.DEVELOPMENT, 0.1)
              .variable("METRICS_SAMPLING_RATE"));
  final Key<Integer> maxRoutes =
      add(
          Key.of(
              "metrics.max_routes",
              Kinds.wholeNumber(1, 10_000),
              200,
              "routes told apart before the rest is `other`"));
  final Key<Integer> maxSeries =
      add(
          Key.of(
              "metrics.max_series",
              Kinds.wholeNumber(100, 1_000_000),
              20_000,
              "series kept before new ones are dropped and counted"));
  final Key<Duration> micrometerInterval =
      add(
          Key.of(
              "metrics.micrometer_interval",
              Kinds.duration(SECOND, Duration.ofHours(1)),
              Duration.ofSeconds(10),
              "how often the application's own meters are read"));

  final Key<Duration> queryTimeout =
      add(
          Key.of(
              "query.timeout",
              Kinds.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
              Duration.ofSeconds(10),
              "how long a PromQL query may take, its wait for a turn included"));
  final Key<Integer> queryMaxSamples =
      add(
          Key.of(
              "query.max_samples",
              Kinds.wholeNumber(1000, 1_000_000_000),
              20_000_000,
              "samples a query may touch, those of its intermediate results included"));
  final Key<Integer> queryConcurrency =
      add(
          Key.of(
              "query.concurrency",
              Kinds.wholeNumber(1, 64),
              4,
              "queries evaluated at once; eight times as many may wait"));

  final Key<List<Entry<CheckConfig>>> checks =
      add(
          Key.of(
              "health.checks",
              new Entries<>("health checks", 100, checkSchema.name, new CheckReader(checkSchema)),
              List.of(),
              "health checks beside those of this process"));

  final Key<List<String>> channels =
      add(
          Key.of(
                  "alerts.channels",
                  new ListOf<>(Kinds.word(CHANNELS), CHANNELS.size(), List.of("log")),
                  List.of("log"),
                  "the channels in use; `log` always is")
              .in(Profile.DEVELOPMENT, List.of("log"))
              .variable("ALERT_CHANNELS"));
  final Key<Boolean> emailEnabled =
      add(
          Key.of("alerts.email_enabled", Kinds.bool(), true, "whether mail may go out")
              .in(Profile.DEVELOPMENT, false)
              .variable("ALERT_EMAIL_ENABLED"));
  final Key<Boolean> pushoverEnabled =
      add(
          Key.of("alerts.pushover_enabled", Kinds.bool(), true, "whether Pushover may be used")
              .in(Profile.DEVELOPMENT, false)
              .variable("ALERT_PUSHOVER_ENABLED"));

  final Key<Boolean> securityEnabled =
      add(
          Key.of("security.enabled", Kinds.bool(), true, "whether requests are looked at")
              .variable("SECURITY_MONITORING_ENABLED"));
  final Key<DefenceMode> mode =
      add(
          Key.of(
                  "security.mode",
                  Kinds.constant(List.of(DefenceMode.values())),
                  DefenceMode.GUARD,
                  "what may be done about findings")
              .in(Profile.PRODUCTION, DefenceMode.STRICT)
              .in(Profile.DEVELOPMENT, DefenceMode.MONITOR)
              .variable("SECURITY_MONITORING_STRICT", strict()));
  final Key<Boolean> ipBlockingEnabled =
      add(
          Key.of(
                  "security.ip_blocking_enabled",
                  Kinds.bool(),
                  true,
                  "whether addresses are banned automatically")
              .variable("IP_BLOCKING_ENABLED"));
  final Key<Boolean> rateLimitingEnabled =
      add(
          Key.of(
                  "security.rate_limiting_enabled",
                  Kinds.bool(),
                  true,
                  "whether clients are limited")
              .variable("RATE_LIMITING_ENABLED"));

  final Key<String> adminToken =
      add(
          Key.unset("access.admin_token", Kinds.token(), "a token with every scope, named `env`")
              .variable("FOSSAWATCH_ADMIN_TOKEN")
              .asSecret());
  final Key<Duration> sessionLifetime =
      add(
          Key.of(
              "access.session_lifetime",
              Kinds.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
              Duration.ofHours(8),
              "how long a browser session lasts without use"));
  final Key<Integer> maxFailures =
      add(
          Key.of(
              "access.max_failures",
              Kinds.wholeNumber(1, 1000),
              10,
              "failed credentials of one address before it is locked out"));
  final Key<Duration> lockout =
      add(
          Key.of(
              "access.lockout",
              Kinds.duration(SECOND, DAY),
              Duration.ofMinutes(15),
              "how long a lock-out lasts"));

  final Key<Integer> port =
      add(
          Key.of("server.port", port(), 8080, "the port of the watched traffic, 0 is any free one")
              .option("--port"));
  final Key<String> host =
      add(
          Key.of(
                  "server.host",
                  Kinds.host(),
                  "0.0.0.0",
                  "the address the watched traffic is taken at")
              .option("--host"));
  final Key<String> adminHost =
      add(
          Key.of(
                  "server.admin_host",
                  Kinds.host(),
                  "127.0.0.1",
                  "the address pages and API listen on")
              .option("--admin-host"));
  final Key<Integer> adminPort =
      add(
          Key.of(
                  "server.admin_port",
                  port(),
                  9797,
                  "the port pages and API listen on, 0 is any free one")
              .option("--admin-port"));
  final Key<Boolean> apiOnTrafficPort =
      add(
          Key.of(
                  "server.api_on_traffic_port",
                  Kinds.bool(),
                  false,
                  "whether the port of the watched traffic answers for pages and API too")
              .option("--api-on-traffic-port"));

  final GatewaySchema gateway = addAll(new GatewaySchema());

  final Table table = new Table(keys);

  /** The tree these values make. */
  FossawatchConfig tree(Values values) {
    Profile chosen = values.find(profile);
    return new FossawatchConfig(
        chosen == null ? Profile.UNSET : chosen,
        values.get(enabled),
        values.get(application),
        values.get(instance),
        new DataConfig(values.get(dataDirectory)),
        new StoreConfig(values.find(storeUrl), values.find(storeUser), values.find(storePassword)),
        http(values),
        metrics(values),
        query(values),
        new HealthConfig(values.get(checks).stream().map(Entry::config).toList()),
        alerts(values),
        security(values),
        access(values),
        server(values),
        gateway.tree(values));
  }

  private HttpConfig http(Values values) {
    return new HttpConfig(
        values.get(middlewareEnabled),
        values.get(trustedProxies),
        values.get(forwardingHeader),
        values.get(ipv6PrefixLength),
        values.get(bodyHoldBytes),
        values.get(bodyHoldTime));
  }

  private MetricsConfig metrics(Values values) {
    return new MetricsConfig(
        values.get(retentionHours),
        values.get(samplingRate),
        values.get(maxRoutes),
        values.get(maxSeries),
        values.get(micrometerInterval));
  }

  private QueryConfig query(Values values) {
    return new QueryConfig(
        values.get(queryTimeout), values.get(queryMaxSamples), values.get(queryConcurrency));
  }

  private AlertsConfig alerts(Values values) {
    return new AlertsConfig(
        values.get(channels), values.get(emailEnabled), values.get(pushoverEnabled));
  }

  private SecurityConfig security(Values values) {
    return new SecurityConfig(
        values.get(securityEnabled),
        values.get(mode),
        values.get(ipBlockingEnabled),
        values.get(rateLimitingEnabled));
  }

  private AccessConfig access(Values values) {
    return new AccessConfig(
        values.find(adminToken),
        values.get(sessionLifetime),
        values.get(maxFailures),
        values.get(lockout));
  }

  private ServerConfig server(Values values) {
    return new ServerConfig(
        values.get(port),
        values.get(host),
        values.get(adminHost),
        values.get(adminPort),
        values.get(apiOnTrafficPort));
  }

  private <T> Key<T> add(Key<T> key) {
    keys.add(key);
    return key;
  }

  private GatewaySchema addAll(GatewaySchema gateway) {
    keys.addAll(gateway.keys());
    return gateway;
  }

  private static Kind<String> name() {
    return Kinds.text(
        "1 to 128 letters, digits and . _ : / -, a letter or digit first",
        "[\\p{L}\\p{N}][\\p{L}\\p{N}._:/-]{0,127}");
  }

  private static Kind<Integer> port() {
    return Kinds.wholeNumber(0, 65_535);
  }

  /** {@code SECURITY_MONITORING_STRICT}: true is strict, false is monitor. */
  private static Kind<DefenceMode> strict() {
    Scalar<Boolean> bool = Kinds.bool();
    return new Scalar<>(
        bool.allowed(),
        text -> bool.parser().parse(text) ? DefenceMode.STRICT : DefenceMode.MONITOR,
        Words::of);
  }
}
