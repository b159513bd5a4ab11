/**
 * What a query works on and what it answers: labels, matchers, values, and how Prometheus writes
 * numbers, strings and durations.
 */
@NullMarked
package dev.fossawatch.promql.model;

import org.jspecify.annotations.NullMarked;
