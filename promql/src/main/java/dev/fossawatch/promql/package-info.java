/** PromQL for the JVM. {@link dev.fossawatch.promql.PromQl} is where to start. */
@NullMarked
package dev.fossawatch.promql;

import org.jspecify.annotations.NullMarked;
