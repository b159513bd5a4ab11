package dev.fossawatch.core.metrics;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of learned paths. Finding a child takes no lock; whatever changes the tree
 * holds the lock of {@link LearnedRoutes}.
 */
final class RouteNode {
  private static final int MAX_TOP_NAMES = 64;
  private static final int MAX_NAMES = 24;

  /** Stands for one of too many names. */
  private static final String VALUE = "{value}";

  /** A name that gets more than this share of its siblings' requests outlives their folding. */
  private static final int POPULAR = 16;

  private final String name;
  private final String template;
  private final int maxNames;
  private volatile RouteNode[] children = {};
  private volatile @Nullable RouteNode values;
  private volatile @Nullable Route route;
  private int hits;

  private RouteNode(String name, String template, int maxNames) {
    this.name = name;
    this.template = template;
    this.maxNames = maxNames;
  }

  static RouteNode root() {
    return new RouteNode("", "", MAX_TOP_NAMES);
  }

  private RouteNode below(String child) {
    return new RouteNode(child, template + "/" + child, MAX_NAMES);
  }

  String template() {
    return template.isEmpty() ? "/" : template;
  }

  @Nullable Route route() {
    return route;
  }

  void route(Route learned) {
    route = learned;
  }

  /** Counts a request that came by. Only shares matter, so a lost count in a race is let be. */
  void hit() {
    hits++;
  }

  /** The child of a segment, or the one of values where names are no longer told apart. */
  @Nullable RouteNode child(PathSegments segment) {
    String placeholder = segment.placeholder();
    for (RouteNode child : children) {
      if (placeholder == null ? segment.is(child.name) : child.name.equals(placeholder)) {
        return child;
      }
    }
    return placeholder == null ? values : null;
  }

  /** Makes the child of a segment that has none yet; one name too many folds them all. */
  RouteNode grow(PathSegments segment) {
    String placeholder = segment.placeholder();
    if (placeholder == null && children.length >= maxNames) {
      return fold();
    }
    RouteNode child = below(Objects.requireNonNullElseGet(placeholder, segment::text));
    RouteNode[] more = Arrays.copyOf(children, children.length + 1);
    more[children.length] = child;
    children = more;
    return child;
  }

  private RouteNode fold() {
    RouteNode folded = below(VALUE);
    long enough = Stream.of(children).mapToLong(child -> child.hits).sum() / POPULAR;
    values = folded;
    children =
        Stream.of(children)
            .filter(child -> child.name.startsWith("{") || child.hits > enough)
            .toArray(RouteNode[]::new);
    return folded;
  }
}
