/** What the engine found and how sure it is. */
@NullMarked
package dev.fossawatch.detect.finding;

import org.jspecify.annotations.NullMarked;
