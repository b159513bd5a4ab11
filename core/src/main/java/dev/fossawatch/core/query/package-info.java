/**
 * The history as Prometheus answers for it: queries within limits, and what its HTTP API says of
 * series, labels, meters and rules. Knows no server and no endpoint.
 */
@NullMarked
package dev.fossawatch.core.query;

import org.jspecify.annotations.NullMarked;
