package dev.fossawatch.core.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value in force and where it comes from.
 *
 * @param key the path, with the index of lists: {@code health.checks[0].url}
 * @param value a text, number, boolean or {@link List} of these; secrets masked; null where nothing
 *     is set and nothing is the default
 * @param source where the value comes from
 */
public record Setting(String key, @Nullable Object value, Source source) {}
