package dev.fossawatch.core.config;

import java.util.Map;

/**
 * Everything that can be set, as one immutable tree. A section's component names are its keys in
 * snake case: {@code metrics.retention_hours} in YAML, {@code FOSSAWATCH_METRICS_RETENTION_HOURS}
 * in the environment, {@code fossawatch.metrics.retention-hours} in Spring.
 *
 * @param profile the set of defaults in force
 * @param enabled whether Fossawatch does anything at all ({@code MONITORING_ENABLED})
 * @param application the name of the watched application, the {@code job} of stored series
 * @param instance the name of this process among several, the {@code instance} of stored series
 * @param data where state is kept
 * @param store the database that state is kept in
 * @param http what the middleware does with requests and responses
 * @param metrics what is measured and how much of it is kept
 * @param query what queries of the history may cost
 * @param health which checks run
 * @param alerts which channels are told
 * @param security what the defence looks at and does
 * @param access who may read and operate
 * @param server ports and addresses of the stand-alone program
 * @param gateway how requests are passed on to the application, where Fossawatch stands in front
 */
public record FossawatchConfig(
    Profile profile,
    boolean enabled,
    String application,
    String instance,
    DataConfig data,
    StoreConfig store,
    HttpConfig http,
    MetricsConfig metrics,
    QueryConfig query,
    HealthConfig health,
    AlertsConfig alerts,
    SecurityConfig security,
    AccessConfig access,
    ServerConfig server,
    GatewayConfig gateway) {

  /** The tree with nothing set, for embedding and tests. */
  public static FossawatchConfig defaults() {
    Schema schema = new Schema();
    return schema.tree(new Values(schema.table, Profile.UNSET, Map.of()));
  }

  /** The tree that does nothing, for an application whose configuration cannot be used. */
  public static FossawatchConfig disabled() {
    Schema schema = new Schema();
    Values.Value<Boolean> off = new Values.Value<>(false, Source.ofDefaults());
    return schema.tree(new Values(schema.table, Profile.UNSET, Map.of(schema.enabled, off)));
  }
}
