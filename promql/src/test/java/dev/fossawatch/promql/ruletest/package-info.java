/** Tests of the package of the same name. */
@NullMarked
package dev.fossawatch.promql.ruletest;

import org.jspecify.annotations.NullMarked;
