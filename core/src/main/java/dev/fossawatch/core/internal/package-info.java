/** What several packages of the core share and nobody outside should rely on. */
@NullMarked
package dev.fossawatch.core.internal;

import org.jspecify.annotations.NullMarked;
