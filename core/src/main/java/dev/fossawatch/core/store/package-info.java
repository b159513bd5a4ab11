/** The data directory: its owner, its mode, its lock, and files that are whole after a crash. */
@NullMarked
package dev.fossawatch.core.store;

import org.jspecify.annotations.NullMarked;
