@NullMarked
package dev.fossawatch.bench.faults;

import org.jspecify.annotations.NullMarked;
