/** The application's own database. */
@NullMarked
package dev.fossawatch.demo.data;

import org.jspecify.annotations.NullMarked;
