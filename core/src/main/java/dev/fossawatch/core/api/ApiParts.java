package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.health.HealthChecker;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.metrics.system.SystemMetrics;
import dev.fossawatch.core.query.QueryApi;
import dev.fossawatch.core.time.TimeSource;
import java.util.function.Supplier;

/**
 * What the interface shows and works on.
 *
 * @param application the name of the watched application
 * @param instance the name of this process among several
 * @param version of Fossawatch
 * @param time the clock
 * @param errors where faults of the interface are counted
 * @param access who may
 * @param health what is known of the checks
 * @param metrics what is measured of requests
 * @param queries what answers queries of the history
 * @param system what is measured of the machine; must not block
 */
public record ApiParts(
    String application,
    String instance,
    String version,
    TimeSource time,
    InternalErrors errors,
    Access access,
    HealthChecker health,
    MetricsCollector metrics,
    QueryApi queries,
    Supplier<SystemMetrics> system) {}
