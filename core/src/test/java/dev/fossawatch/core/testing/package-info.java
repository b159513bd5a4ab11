/** What the tests of several packages and modules share. */
@NullMarked
package dev.fossawatch.core.testing;

import org.jspecify.annotations.NullMarked;
