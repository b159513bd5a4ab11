/** Who may: users, tokens, scopes, sessions, lock-out and the audit trail. */
@NullMarked
package dev.fossawatch.core.access;

import org.jspecify.annotations.NullMarked;
