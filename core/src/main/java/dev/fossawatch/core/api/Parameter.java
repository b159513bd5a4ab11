package dev.fossawatch.core.api;

import java.util.Map;
import java.util.TreeMap;

/** A query parameter that an endpoint takes. */
sealed interface Parameter {

  String name();

  String description();

  /** Its JSON schema. */
  Map<String, Object> schema();

  /** A whole number from {@code min} to {@code max}, given at most once. */
  record Whole(String name, String description, int min, int max, int byDefault)
      implements Parameter {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(
          Map.of("type", "integer", "minimum", min, "maximum", max, "default", byDefault));
    }
  }

  /** Any number of texts. */
  record Texts(String name, String description) implements Parameter {
    @Override
    public Map<String, Object> schema() {
      return new TreeMap<>(Map.of("type", "array", "items", Map.of("type", "string")));
    }
  }

  /** One text, given at most once. */
  record Text(String name, String description) implements Parameter {
    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string");
    }
  }
}
