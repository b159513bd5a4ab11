/** Injection of program code and of serialised objects. */
@NullMarked
package dev.fossawatch.detect.probe.code;

import org.jspecify.annotations.NullMarked;
