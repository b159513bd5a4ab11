package dev.fossawatch.core.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a token; never the token itself.
 *
 * @param name its unique name
 * @param scope what it allows
 * @param created when it was made; null for the token of the environment
 * @param lastUsed when it was last accepted; null if never. Stored now and then, so a crash may
 *     lose the last minute
 */
public record TokenInfo(
    String name, Scope scope, @Nullable Instant created, @Nullable Instant lastUsed) {}
