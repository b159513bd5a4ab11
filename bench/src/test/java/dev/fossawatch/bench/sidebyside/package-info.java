@NullMarked
package dev.fossawatch.bench.sidebyside;

import org.jspecify.annotations.NullMarked;
