/** Path traversal and file inclusion. */
@NullMarked
package dev.fossawatch.detect.probe.path;

import org.jspecify.annotations.NullMarked;
