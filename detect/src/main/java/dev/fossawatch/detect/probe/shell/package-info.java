/** Injection of operating system commands. */
@NullMarked
package dev.fossawatch.detect.probe.shell;

import org.jspecify.annotations.NullMarked;
