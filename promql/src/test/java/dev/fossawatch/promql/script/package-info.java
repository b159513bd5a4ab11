/** Runs scripts in the language of Prometheus's own tests. */
@NullMarked
package dev.fossawatch.promql.script;

import org.jspecify.annotations.NullMarked;
