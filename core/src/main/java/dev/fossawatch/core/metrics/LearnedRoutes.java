package dev.fossawatch.core.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Learns route templates from paths, for applications whose framework tells none. A segment that
 * looks like a value becomes {@code {id}}; a place with too many different names becomes {@code
 * {value}}, save for the names that most requests go to. What is learned depends only on the paths
 * and their order. Work is linear in the path; the tree is bounded by the number of routes, the
 * depth of a template and the names at one place. Thread-safe; finding a known route takes no lock.
 */
final class LearnedRoutes {
  private final RouteTable table;
  private final RouteNode root = RouteNode.root();

  LearnedRoutes(RouteTable table) {
    this.table = table;
  }

  /** The route already learned for a path; null if there is none. */
  @Nullable Route find(String path) {
    RouteNode node = root;
    PathSegments segments = new PathSegments(path);
    while (segments.advance()) {
      RouteNode child = node.child(segments);
      if (child == null) {
        return null;
      }
      child.hit();
      node = child;
    }
    return node.route();
  }

  /** Learns the route of a path, as far as there is room for one more. */
  Route learn(String path) {
    return table.hasRoomToLearn() ? grow(path) : table.other();
  }

  private synchronized Route grow(String path) {
    RouteNode node = root;
    PathSegments segments = new PathSegments(path);
    while (segments.advance()) {
      RouteNode child = node.child(segments);
      node = child == null ? node.grow(segments) : child;
    }
    Route known = node.route();
    if (known == null) {
      known = table.learned(node.template());
      node.route(known);
    }
    return known;
  }
}
