/**
 * Meters of requests, system and JVM, the application's own meters beside them, and their
 * exposition.
 */
@NullMarked
package dev.fossawatch.core.metrics;

import org.jspecify.annotations.NullMarked;
