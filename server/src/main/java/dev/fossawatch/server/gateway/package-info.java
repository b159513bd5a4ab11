/** The gateway: a reverse proxy with the watch as one handler on it. */
@NullMarked
package dev.fossawatch.server.gateway;

import org.jspecify.annotations.NullMarked;
