/** One tree of records, and the loaders that fill it. */
@NullMarked
package dev.fossawatch.core.config;

import org.jspecify.annotations.NullMarked;
