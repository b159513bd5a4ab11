/**
 * The templates of rule labels and annotations: the part of Go's {@code text/template} that
 * Prometheus's documentation shows, and Prometheus's functions. {@link
 * dev.fossawatch.promql.template.Template} is where to start.
 */
@NullMarked
package dev.fossawatch.promql.template;

import org.jspecify.annotations.NullMarked;
