/** Tests of templates. */
@NullMarked
package dev.fossawatch.promql.template;

import org.jspecify.annotations.NullMarked;
