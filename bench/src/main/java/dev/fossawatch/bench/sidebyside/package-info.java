/**
 * The same application in several processes, one per watcher, under the same load in alternating
 * laps. {@link dev.fossawatch.bench.sidebyside.SideBySide} is the program.
 */
@NullMarked
package dev.fossawatch.bench.sidebyside;

import org.jspecify.annotations.NullMarked;
