/** The stand-alone program: the command line. */
@NullMarked
package dev.fossawatch.server;

import org.jspecify.annotations.NullMarked;
