package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
  private static final ConfigLoader NOTHING = ConfigLoader.from(Map.of());

  @TempDir Path directory;

  @Test
  void nothingSetIsTheDefaults() {
    LoadedConfig loaded = NOTHING.load();
    assertThat(loaded.config()).isEqualTo(FossawatchConfig.defaults());
    assertThat(loaded.settings()).allMatch(setting -> setting.source().name().equals("default"));
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void aLaterSourceOverridesEveryEarlierOne() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    ConfigLoader loader = NOTHING;
    assertThat(retention(loader)).isEqualTo("24 default");

    environment.put("FOSSAWATCH_PROFILE", "production");
    assertThat(retention(ConfigLoader.from(environment))).isEqualTo("24 profile production");

    Path file = file("metrics:\n  retention_hours: 1");
    environment.put("FOSSAWATCH_CONFIG", file.toString());
    assertThat(retention(ConfigLoader.from(environment))).isEqualTo("1 " + file + ":2:20");

    Map<String, String> properties = Map.of("fossawatch.metrics.retention-hours", "2");
    loader = ConfigLoader.from(environment).properties(properties);
    assertThat(retention(loader)).isEqualTo("2 property fossawatch.metrics.retention-hours");

    environment.put("METRICS_RETENTION_HOURS", "3");
    loader = ConfigLoader.from(environment).properties(properties);
    assertThat(retention(loader)).isEqualTo("3 METRICS_RETENTION_HOURS");

    environment.put("FOSSAWATCH_METRICS_RETENTION_HOURS", "4");
    loader = ConfigLoader.from(environment).properties(properties);
    assertThat(retention(loader)).isEqualTo("4 FOSSAWATCH_METRICS_RETENTION_HOURS");

    loader = loader.option("--set", "metrics.retention_hours", "5");
    assertThat(retention(loader)).isEqualTo("5 --set");
    assertThat(loader.load().notes())
        .contains(
            "metrics.retention_hours: 3 (METRICS_RETENTION_HOURS) overrides 2 (property"
                + " fossawatch.metrics.retention-hours)",
            "metrics.retention_hours: 5 (--set) overrides 4 (FOSSAWATCH_METRICS_RETENTION_HOURS)");
  }

  @Test
  void sourcesThatAgreeAreNotReported() throws IOException {
    ConfigLoader loader =
        ConfigLoader.from(
                Map.of("METRICS_RETENTION_HOURS", "3", "FOSSAWATCH_PROFILE", "production"))
            .file(file("metrics:\n  retention_hours: 3"));
    assertThat(loader.load().notes()).isEmpty();
  }

  @Test
  void aFileOfTheCommandLineReplacesTheOneOfTheEnvironment() throws IOException {
    ConfigLoader loader = ConfigLoader.from(Map.of("FOSSAWATCH_CONFIG", "/does/not/exist"));
    assertThat(loader.file(file("application: shop")).load().config().application())
        .isEqualTo("shop");
  }

  @Test
  void everyVariableOfTheDescriptionIsRead() {
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("MONITORING_ENABLED", "false"),
            Map.entry("MONITORING_MIDDLEWARE_ENABLED", "off"),
            Map.entry("METRICS_RETENTION_HOURS", "48"),
            Map.entry("METRICS_SAMPLING_RATE", "0.25"),
            Map.entry("ALERT_EMAIL_ENABLED", "no"),
            Map.entry("ALERT_PUSHOVER_ENABLED", "0"),
            Map.entry("ALERT_CHANNELS", "email, pushover"),
            Map.entry("SECURITY_MONITORING_ENABLED", "FALSE"),
            Map.entry("SECURITY_MONITORING_STRICT", "true"),
            Map.entry("IP_BLOCKING_ENABLED", "false"),
            Map.entry("RATE_LIMITING_ENABLED", "false"));
    FossawatchConfig config = ConfigLoader.from(environment).load().config();
    assertThat(config.enabled()).isFalse();
    assertThat(config.http().middlewareEnabled()).isFalse();
    assertThat(config.metrics().retentionHours()).isEqualTo(48);
    assertThat(config.metrics().samplingRate()).isEqualTo(0.25);
    assertThat(config.alerts())
        .isEqualTo(new AlertsConfig(List.of("log", "email", "pushover"), false, false));
    assertThat(config.security())
        .isEqualTo(new SecurityConfig(false, DefenceMode.STRICT, false, false));
  }

  @ParameterizedTest
  @CsvSource({"true, STRICT", "false, MONITOR"})
  void strictnessIsAMode(String strict, DefenceMode mode) {
    ConfigLoader loader = ConfigLoader.from(Map.of("SECURITY_MONITORING_STRICT", strict));
    assertThat(loader.load().config().security().mode()).isEqualTo(mode);
  }

  @Test
  void productionIsStrictAndKeepsEverything() {
    FossawatchConfig config = withProfile("production");
    assertThat(config.profile()).isEqualTo(Profile.PRODUCTION);
    assertThat(config.security().mode()).isEqualTo(DefenceMode.STRICT);
    assertThat(config.metrics().samplingRate()).isEqualTo(1.0);
    assertThat(config.metrics().retentionHours()).isEqualTo(24);
    assertThat(config.alerts().emailEnabled()).isTrue();
  }

  @Test
  void developmentWatchesAndTellsTheLogAlone() {
    FossawatchConfig config = withProfile("development");
    assertThat(config.security().mode()).isEqualTo(DefenceMode.MONITOR);
    assertThat(config.metrics().samplingRate()).isEqualTo(0.1);
    assertThat(config.alerts()).isEqualTo(new AlertsConfig(List.of("log"), false, false));
  }

  @Test
  void developmentSendsNothingThroughChannelsThatOnlyAFileForAllNames() throws IOException {
    ConfigLoader loader =
        ConfigLoader.from(Map.of("FOSSAWATCH_PROFILE", "development"))
            .file(file("alerts:\n  channels: [email]"));
    assertThat(loader.load().config().alerts().emailEnabled()).isFalse();
    assertThat(loader.load().notes())
        .containsExactly(
            "alerts.channels names email, but alerts.email_enabled is false (profile development):"
                + " nothing goes out that way");
  }

  @Test
  void noProfileIsToldWithWhatThatMeans() {
    assertThat(NOTHING.load().notes())
        .containsExactly(
            "no profile is chosen, security.mode is guard (default); choose with --profile or"
                + " FOSSAWATCH_PROFILE: production, development");
  }

  @Test
  void theProfileOfAStrongerSourceSetsTheDefaults() throws IOException {
    ConfigLoader loader =
        NOTHING.file(file("profile: production")).option("--profile", "profile", "development");
    assertThat(loader.load().config().security().mode()).isEqualTo(DefenceMode.MONITOR);
  }

  @Test
  void aChannelThatIsEnabledButNotNamedIsTold() {
    assertThat(ConfigLoader.from(Map.of("ALERT_EMAIL_ENABLED", "true")).load().notes())
        .contains(
            "alerts.email_enabled is true (ALERT_EMAIL_ENABLED), but alerts.channels does not name"
                + " email: nothing goes out that way");
  }

  @Test
  void everyWayToWriteAListIsRead() throws IOException {
    List<String> expected = List.of("10.0.0.0/8", "::1", "192.168.1.7");
    for (String yaml :
        List.of("[10.0.0.0/8, '::1', 192.168.1.7]", "10.0.0.0/8, ::1 , 192.168.1.7")) {
      assertThat(proxies(NOTHING.file(file("http:\n  trusted_proxies: " + yaml))))
          .isEqualTo(expected);
    }
    Map<String, String> indexed = new LinkedHashMap<>();
    expected.forEach(
        proxy -> indexed.put("fossawatch.http.trusted-proxies[" + indexed.size() + "]", proxy));
    assertThat(proxies(NOTHING.properties(indexed))).isEqualTo(expected);
    assertThat(
            proxies(
                ConfigLoader.from(
                    Map.of("FOSSAWATCH_HTTP_TRUSTED_PROXIES", "10.0.0.0/8,::1,192.168.1.7"))))
        .isEqualTo(expected);
    assertThat(proxies(NOTHING.file(file("http:\n  trusted_proxies: []")))).isEmpty();
  }

  @Test
  void checksAreReadWithTheirOptions() throws IOException {
    LoadedConfig loaded =
        NOTHING
            .file(
                file(
                    """
                    health:
                      checks:
                        - name: workfossa
                          type: http
                          url: https://app.workfossa.com/health
                          critical: yes
                          interval: 10s
                          expected: 300ms
                          body_match: '"ok"'
                          headers: ["Authorization: Bearer s3cret"]
                        - name: main
                          type: database
                          url: jdbc:postgresql://app:s3cret@db/main
                          user: app
                          password: " s3cret "
                        - {name: disk, type: file_system, directory: /var/lib/app, degraded_percent: 99, writable: no}
                        - {name: ram, type: memory, interval: 2s}
                    """))
            .load();
    assertThat(loaded.config().health().checks())
        .containsExactly(
            new CheckConfig(
                "workfossa",
                "http",
                "https://app.workfossa.com/health",
                true,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(300),
                Map.of(
                    "expect_status", "200-299",
                    "header.Authorization", "Bearer s3cret",
                    "body_match", "\"ok\"",
                    "certificate_days", "14")),
            new CheckConfig(
                "main",
                "database",
                "jdbc:postgresql://app:s3cret@db/main",
                false,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Map.of("user", "app", "password", " s3cret ")),
            new CheckConfig(
                "disk",
                "file_system",
                "/var/lib/app",
                false,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Map.of("writable", "false", "degraded_percent", "99", "unhealthy_percent", "99")),
            new CheckConfig(
                "ram",
                "memory",
                null,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Map.of("degraded_percent", "90", "unhealthy_percent", "98")));
    assertThat(loaded.settings())
        .anySatisfy(
            setting ->
                assertThat(setting)
                    .hasToString(
                        "Setting[key=health.checks[0].critical, value=true, source=%s:6:17]"
                            .formatted(directory.resolve("f.yaml"))));
    assertThat(loaded.toString()).doesNotContain("s3cret");
  }

  @Test
  void checksAreReadFromPropertiesAndVariables() {
    List<CheckConfig> fromProperties =
        NOTHING
            .properties(
                Map.of(
                    "fossawatch.health.checks[0].name", "api",
                    "fossawatch.health.checks[0].type", "http",
                    "fossawatch.health.checks[0].url", "https://example.org",
                    "fossawatch.health.checks[0].bodyMatch", "ok"))
            .load()
            .config()
            .health()
            .checks();
    List<CheckConfig> fromVariables =
        ConfigLoader.from(
                Map.of(
                    "FOSSAWATCH_HEALTH_CHECKS_0_NAME", "api",
                    "FOSSAWATCH_HEALTH_CHECKS_0_TYPE", "http",
                    "FOSSAWATCH_HEALTH_CHECKS_0_URL", "https://example.org",
                    "FOSSAWATCH_HEALTH_CHECKS_0_BODY_MATCH", "ok"))
            .load()
            .config()
            .health()
            .checks();
    assertThat(fromProperties).hasSize(1).isEqualTo(fromVariables);
    assertThat(fromProperties.get(0).options()).containsEntry("body_match", "ok");
  }

  @Test
  void theGatewayIsReadWithItsUpstreamsAndTargets() throws IOException {
    LoadedConfig loaded =
        NOTHING
            .file(
                file(
                    """
                    server:
                      host: "::"
                      api_on_traffic_port: yes
                    gateway:
                      upstreams: [http://127.0.0.1:8000/, https://App.Example.org, http://127.0.0.1:8000, "http://My_App:8000/"]
                      upstream_ca: ca.pem
                      tls: {keystore: tls.p12, keystore_password: " s3cret "}
                      limits: {body_bytes: 1TiB}
                      timeouts: {drain: 0s}
                      access_log: "-"
                      scrape:
                        - {name: app, url: "http://127.0.0.1:8000/metrics", interval: 3s, token: s3cret}
                    """))
            .load();
    GatewayConfig defaults = FossawatchConfig.defaults().gateway();
    GatewayConfig gateway = loaded.config().gateway();
    assertThat(loaded.config().server())
        .isEqualTo(new ServerConfig(8080, "::", "127.0.0.1", 9797, true));
    assertThat(gateway.upstreams())
        .containsExactly("http://127.0.0.1:8000", "https://app.example.org", "http://my_app:8000");
    assertThat(gateway.upstreamCa()).isEqualTo(Path.of("ca.pem"));
    assertThat(gateway.tls())
        .isEqualTo(
            new GatewayTlsConfig(
                null, null, Path.of("tls.p12"), " s3cret ", Duration.ofSeconds(10)));
    assertThat(gateway.tls().enabled()).isTrue();
    assertThat(defaults.tls().enabled()).isFalse();
    assertThat(gateway.limits().bodyBytes()).isEqualTo(1L << 40);
    assertThat(gateway.limits().totalBufferBytes())
        .isEqualTo(defaults.limits().totalBufferBytes())
        .isEqualTo(64 << 20);
    assertThat(gateway.timeouts().drain()).isZero();
    assertThat(gateway.accessLog()).isEqualTo("-");
    assertThat(gateway.scrape())
        .containsExactly(
            new ScrapeConfig(
                "app",
                "http://127.0.0.1:8000/metrics",
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                "s3cret"));
    assertThat(loaded.toString()).doesNotContain("s3cret");
  }

  @Test
  void scrapeTargetsAreReadFromPropertiesAndVariables() {
    List<ScrapeConfig> fromProperties =
        NOTHING
            .properties(
                Map.of(
                    "fossawatch.gateway.scrape[0].name", "app",
                    "fossawatch.gateway.scrape[0].url", "http://127.0.0.1:8000/metrics"))
            .load()
            .config()
            .gateway()
            .scrape();
    LoadedConfig fromVariables =
        ConfigLoader.from(
                Map.of(
                    "FOSSAWATCH_PROFILE", "production",
                    "FOSSAWATCH_GATEWAY_SCRAPE_0_NAME", "app",
                    "FOSSAWATCH_GATEWAY_SCRAPE_0_URL", "http://127.0.0.1:8000/metrics",
                    "FOSSAWATCH_GATEWAY_SCRAPE_X_URL", "http://127.0.0.1:8000/metrics"))
            .load();
    assertThat(fromProperties).hasSize(1).isEqualTo(fromVariables.config().gateway().scrape());
    assertThat(fromVariables.warnings())
        .containsExactly(
            "FOSSAWATCH_GATEWAY_SCRAPE_X_URL: unknown variable, ignored; did you mean"
                + " FOSSAWATCH_GATEWAY_SCRAPE?");
  }

  @Test
  void anAliasSharesWhatItsAnchorHolds() throws IOException {
    LoadedConfig loaded =
        NOTHING
            .file(
                file(
                    """
                    application: &name shop
                    instance: *name
                    """))
            .load();
    assertThat(loaded.config().instance()).isEqualTo("shop");
  }

  @Test
  void secretsAreNeverShown() throws IOException {
    Path file = file("access:\n  admin_token: Sw0rdfish-from-the-file");
    LoadedConfig loaded =
        ConfigLoader.from(Map.of("FOSSAWATCH_ADMIN_TOKEN", "Sw0rdfish-from-the-environment"))
            .file(file)
            .load();
    assertThat(loaded.config().access().adminToken()).isEqualTo("Sw0rdfish-from-the-environment");
    assertThat(loaded.toString()).doesNotContain("Sw0rdfish").contains("******");
    assertThat(loaded.notes())
        .contains(
            "access.admin_token: ****** (FOSSAWATCH_ADMIN_TOKEN) overrides ****** (%s:2:16)"
                .formatted(file));
  }

  @Test
  void aTokenEasyToGuessIsWarnedOf() {
    assertThat(ConfigLoader.from(Map.of("FOSSAWATCH_ADMIN_TOKEN", "secret")).load().warnings())
        .containsExactly(
            "access.admin_token (FOSSAWATCH_ADMIN_TOKEN) is shorter than 16 characters and may be"
                + " guessed");
  }

  @Test
  void trustInEverybodyIsWarnedOf() {
    ConfigLoader loader = ConfigLoader.from(Map.of("FOSSAWATCH_HTTP_TRUSTED_PROXIES", "::/0"));
    assertThat(loader.load().warnings())
        .containsExactly(
            "http.trusted_proxies: ::/0 (FOSSAWATCH_HTTP_TRUSTED_PROXIES) trusts everybody, so any"
                + " client can forge its address");
  }

  @Test
  void unknownVariablesOfOursOnlyWarn() {
    LoadedConfig loaded =
        ConfigLoader.from(
                Map.of(
                    "FOSSAWATCH_METRICS_RETENTION_HOUR", "3",
                    "FOSSAWATCH_SOMETHING_ELSE_ENTIRELY", "3",
                    "FOSSAWATCH_SERVER_PORT", "tcp://10.0.0.1:80",
                    "PATH", "/bin"))
            .load();
    assertThat(loaded.warnings())
        .containsExactly(
            "FOSSAWATCH_SERVER_PORT: ignored, it is a service link of an orchestrator",
            "FOSSAWATCH_METRICS_RETENTION_HOUR: unknown variable, ignored; did you mean"
                + " FOSSAWATCH_METRICS_RETENTION_HOURS?",
            "FOSSAWATCH_SOMETHING_ELSE_ENTIRELY: unknown variable, ignored");
    assertThat(loaded.config()).isEqualTo(FossawatchConfig.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void aBlankVariableOrPropertyCountsAsNotSet(String blank) {
    ConfigLoader loader =
        ConfigLoader.from(Map.of("FOSSAWATCH_ADMIN_TOKEN", blank, "ALERT_CHANNELS", blank))
            .properties(Map.of("fossawatch.application", blank));
    assertThat(loader.load().config()).isEqualTo(FossawatchConfig.defaults());
  }

  @Test
  void propertiesOfOthersAreLeftAlone() {
    assertThat(NOTHING.properties(Map.of("server.port", "x")).load().config())
        .isEqualTo(FossawatchConfig.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing here\n", "---\n", "metrics:\n", "\uFEFF", "~"})
  void aFileThatSaysNothingIsTheDefaults(String yaml) throws IOException {
    assertThat(NOTHING.file(file(yaml)).load().config()).isEqualTo(FossawatchConfig.defaults());
  }

  @Test
  void manyProblemsAreToldUpToABound() throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      yaml.append("unknown_").append(i).append(": 1\n");
    }
    ConfigLoader loader = NOTHING.file(file(yaml.toString()));
    assertThatThrownBy(loader::load)
        .isInstanceOfSatisfying(
            ConfigException.class,
            refusal -> {
              assertThat(refusal.problems()).hasSize(100);
              assertThat(refusal)
                  .hasMessageStartingWith("The configuration has 500 problems:")
                  .hasMessageEndingWith("  and 400 more");
            });
  }

  @Test
  void aDisabledTreeIsTheDefaultsWithoutAnyEffect() {
    assertThat(FossawatchConfig.disabled().enabled()).isFalse();
    assertThat(FossawatchConfig.disabled().metrics())
        .isEqualTo(FossawatchConfig.defaults().metrics());
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("f.yaml"), yaml);
  }

  private static String retention(ConfigLoader loader) {
    return loader.load().settings().stream()
        .filter(setting -> setting.key().equals("metrics.retention_hours"))
        .map(setting -> setting.value() + " " + setting.source())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> proxies(ConfigLoader loader) {
    return loader.load().config().http().trustedProxies();
  }

  private static FossawatchConfig withProfile(String profile) {
    return ConfigLoader.from(Map.of("FOSSAWATCH_PROFILE", profile)).load().config();
  }
}
