/** Where samples come from: the one interface an owner of series implements. */
@NullMarked
package dev.fossawatch.promql.source;

import org.jspecify.annotations.NullMarked;
