/** The composition root of Fossawatch. */
@NullMarked
package dev.fossawatch.core;

import org.jspecify.annotations.NullMarked;
