/** The application's Micrometer meters. Nothing here is loaded where Micrometer is absent. */
@NullMarked
package dev.fossawatch.core.metrics.micrometer;

import org.jspecify.annotations.NullMarked;
