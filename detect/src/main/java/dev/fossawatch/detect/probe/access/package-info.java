/** Ways around the authentication, tools that look for them, and what they upload. */
@NullMarked
package dev.fossawatch.detect.probe.access;

import org.jspecify.annotations.NullMarked;
