/** Checks run in the background, and the state derived from them. */
@NullMarked
package dev.fossawatch.core.health;

import org.jspecify.annotations.NullMarked;
