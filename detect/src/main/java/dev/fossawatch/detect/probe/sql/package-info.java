/** SQL injection. */
@NullMarked
package dev.fossawatch.detect.probe.sql;

import org.jspecify.annotations.NullMarked;
