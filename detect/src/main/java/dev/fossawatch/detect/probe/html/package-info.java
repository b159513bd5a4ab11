/** Cross-site scripting. */
@NullMarked
package dev.fossawatch.detect.probe.html;

import org.jspecify.annotations.NullMarked;
