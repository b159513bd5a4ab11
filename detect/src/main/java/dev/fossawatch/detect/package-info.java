/** Attack detection: a request in, findings out. Depends on nothing. */
@NullMarked
package dev.fossawatch.detect;

import org.jspecify.annotations.NullMarked;
