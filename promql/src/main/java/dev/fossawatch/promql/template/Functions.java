package dev.fossawatch.promql.template;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of templates: Go's and Prometheus's. */
final class Functions {
  private static final Map<String, Function> ALL = all();

  private Functions() {}

  private static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>(GoFunctions.all());
    all.putAll(ComparisonFunctions.all());
    all.putAll(QueryFunctions.all());
    all.putAll(NumberFunctions.all());
    all.putAll(TextFunctions.all());
    return Map.copyOf(all);
  }

  static boolean exists(String name) {
    return ALL.containsKey(name);
  }

  static @Nullable Function of(String name) {
    return ALL.get(name);
  }
}
