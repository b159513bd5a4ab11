/** Benchmarks and side-by-side runs; never shipped. */
@NullMarked
package dev.fossawatch.bench;

import org.jspecify.annotations.NullMarked;
