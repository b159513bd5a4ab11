/** Tests of the package of the same name. */
@NullMarked
package dev.fossawatch.promql.rules;

import org.jspecify.annotations.NullMarked;
