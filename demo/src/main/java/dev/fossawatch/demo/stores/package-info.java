/** The customers' stores and their dispensers. */
@NullMarked
package dev.fossawatch.demo.stores;

import org.jspecify.annotations.NullMarked;
