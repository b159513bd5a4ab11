/** A request taken apart the way applications take it apart. */
@NullMarked
package dev.fossawatch.detect.parts;

import org.jspecify.annotations.NullMarked;
