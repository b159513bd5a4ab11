/** The only place that reads a clock. */
@NullMarked
package dev.fossawatch.core.time;

import org.jspecify.annotations.NullMarked;
