/** Users, their sessions, and forms that only their own pages can send. */
@NullMarked
package dev.fossawatch.demo.login;

import org.jspecify.annotations.NullMarked;
