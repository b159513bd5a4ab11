/** Visitors that behave like people, for an application that would be quiet otherwise. */
@NullMarked
package dev.fossawatch.demo.traffic;

import org.jspecify.annotations.NullMarked;
