/** Addresses that lead a server where it must not go. */
@NullMarked
package dev.fossawatch.detect.probe.address;

import org.jspecify.annotations.NullMarked;
