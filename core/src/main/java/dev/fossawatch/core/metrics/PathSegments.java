package dev.fossawatch.core.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the segments of a raw path without copying it: empty segments are passed over, path
 * parameters ({@code ;x=y}) are cut off each. Not thread-safe.
 */
final class PathSegments {
  /** Stands for a segment that looks like a value. */
  static final String ID = "{id}";

  /** Stands for all that lies deeper than templates go. */
  static final String REST = "{rest}";

  private static final int MAX_DEPTH = 8;

  private final String path;
  private int next;
  private int from;
  private int to;
  private int depth;

  PathSegments(String path) {
    this.path = path;
  }

  /** Moves to the next segment that is not empty; false if there is none or the rest was met. */
  boolean advance() {
    while (next < path.length() && depth <= MAX_DEPTH) {
      from = next;
      to = end(from, true);
      next = end(to, false) + 1;
      if (to > from) {
        depth++;
        return true;
      }
    }
    return false;
  }

  private int end(int start, boolean parametersEnd) {
    int i = start;
    while (i < path.length()) {
      char c = path.charAt(i);
      if (c == '/' || (parametersEnd && c == ';')) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** What stands for this segment in a template; null where it stands for itself. */
  @Nullable String placeholder() {
    if (depth > MAX_DEPTH) {
      return REST;
    }
    return SegmentShape.isValue(path, from, to) ? ID : null;
  }

  boolean is(String name) {
    return name.length() == to - from && path.startsWith(name, from);
  }

  String text() {
    return path.substring(from, to);
  }
}
