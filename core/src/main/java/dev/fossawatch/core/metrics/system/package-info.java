/**
 * What the machine, the process and the virtual machine do: read from {@code /proc}, {@code /sys},
 * the control groups and the beans of the JDK, as immutable records and as meters.
 */
@NullMarked
package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.NullMarked;
