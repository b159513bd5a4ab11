package dev.fossawatch.core.access;

import java.time.Instant;

/**
 * What may be known of a user; never the password's hash.
 *
 * @param name the unique name
 * @param scope what the user may do
 * @param created when the password was last set
 */
public record UserInfo(String name, Scope scope, Instant created) {}
