/** What a detector is: one interface, what it may look at, where it reports. */
@NullMarked
package dev.fossawatch.detect.probe;

import org.jspecify.annotations.NullMarked;
