package dev.fossawatch.core.store;

import org.jspecify.annotations.Nullable;

/**
 * A change that was made.
 *
 * @param value what its transaction yielded
 * @param durability how safe it is
 */
public record Written<T extends @Nullable Object>(T value, Durability durability) {}
