/** Compressed samples: columns of values, and the blocks made of them. */
@NullMarked
package dev.fossawatch.core.history.block;

import org.jspecify.annotations.NullMarked;
