/** Expressions that a template engine or a logger would evaluate. */
@NullMarked
package dev.fossawatch.detect.probe.template;

import org.jspecify.annotations.NullMarked;
