/** What an adapter implements and the order of events it translates. */
@NullMarked
package dev.fossawatch.core.http;

import org.jspecify.annotations.NullMarked;
