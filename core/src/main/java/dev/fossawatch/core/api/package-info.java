/** The REST interface, independent of the server that carries it. */
@NullMarked
package dev.fossawatch.core.api;

import org.jspecify.annotations.NullMarked;
