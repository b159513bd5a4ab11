/** A small real application to look at and to test against. */
@NullMarked
package dev.fossawatch.demo;

import org.jspecify.annotations.NullMarked;
