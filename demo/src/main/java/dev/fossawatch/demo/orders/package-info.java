/** Work orders, their comments and photos, and the live stream of what happens to them. */
@NullMarked
package dev.fossawatch.demo.orders;

import org.jspecify.annotations.NullMarked;
