/** Line breaks that begin another header, request or command. */
@NullMarked
package dev.fossawatch.detect.probe.header;

import org.jspecify.annotations.NullMarked;
