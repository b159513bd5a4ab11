/**
 * The application's own metrics where it shows them over HTTP, as Prometheus text or OpenMetrics.
 */
@NullMarked
package dev.fossawatch.core.metrics.scrape;

import org.jspecify.annotations.NullMarked;
