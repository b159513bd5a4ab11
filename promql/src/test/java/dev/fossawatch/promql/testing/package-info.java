/** What tests need from outside. */
@NullMarked
package dev.fossawatch.promql.testing;

import org.jspecify.annotations.NullMarked;
