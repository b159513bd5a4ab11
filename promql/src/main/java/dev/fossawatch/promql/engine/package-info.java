/** Evaluates a tree over a source, at an instant or at every step of a range. */
@NullMarked
package dev.fossawatch.promql.engine;

import org.jspecify.annotations.NullMarked;
