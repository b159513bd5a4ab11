package dev.fossawatch.core.api;

import dev.fossawatch.core.internal.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Shortens the lists of an answer. */
final class Limited {
  private Limited() {}

  /** The value as a tree in which no list of objects is longer than this. */
  static JsonNode lists(Object value, int limit) {
    JsonNode tree = Json.MAPPER.valueToTree(value);
    shorten(tree, limit);
    return tree;
  }

  private static void shorten(JsonNode tree, int limit) {
    if (tree instanceof ArrayNode list && list.path(0).isObject()) {
      while (list.size() > limit) {
        list.remove(list.size() - 1);
      }
    }
    tree.forEach(inner -> shorten(inner, limit));
  }
}
