/** A Filter and a Servlet around the core. */
@NullMarked
package dev.fossawatch.servlet;

import org.jspecify.annotations.NullMarked;
