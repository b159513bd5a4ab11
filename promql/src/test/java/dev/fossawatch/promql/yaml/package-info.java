/** Tests of the package of the same name. */
@NullMarked
package dev.fossawatch.promql.yaml;

import org.jspecify.annotations.NullMarked;
