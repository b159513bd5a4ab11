package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One type of health check.
 *
 * @param name its name in the configuration
 * @param target the key that says what is looked at, which then must be set; null where a type
 *     needs none
 * @param options what only this type knows
 */
record CheckType(String name, @Nullable Key<?> target, List<Key<?>> options) {

  /** Everything of it, the target first. */
  List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>(options);
    if (target != null) {
      keys.add(0, target);
    }
    return keys;
  }
}
