/** The one pass over every value that decides which probes are worth asking. */
@NullMarked
package dev.fossawatch.detect.prefilter;

import org.jspecify.annotations.NullMarked;
