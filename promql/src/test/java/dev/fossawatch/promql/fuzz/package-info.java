/** Throws made-up texts at the parser. */
@NullMarked
package dev.fossawatch.promql.fuzz;

import org.jspecify.annotations.NullMarked;
