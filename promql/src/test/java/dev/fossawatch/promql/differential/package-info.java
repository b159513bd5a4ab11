/** Compares answers with those of a real Prometheus over the same samples. */
@NullMarked
package dev.fossawatch.promql.differential;

import org.jspecify.annotations.NullMarked;
