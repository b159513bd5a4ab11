/**
 * YAML files read with the place of everything in them, as strictly as Prometheus's tools read
 * theirs.
 */
@NullMarked
package dev.fossawatch.promql.yaml;

import org.jspecify.annotations.NullMarked;
