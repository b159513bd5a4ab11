package dev.fossawatch.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * What follows a servlet's mapping in the path, such as {@code 17} and {@code close} in {@code
 * /work-orders/17/close}.
 *
 * @param names the decoded segments
 */
public record PathSegments(List<String> names) {
  private static final int MAX_DIGITS = 15;

  public PathSegments {
    names = List.copyOf(names);
  }

  /** The segments of a request's path info; none where it ends at the mapping or one slash on. */
  public static PathSegments of(HttpServletRequest request) {
    String info = request.getPathInfo();
    if (info == null || info.length() <= 1) {
      return new PathSegments(List.of());
    }
    return new PathSegments(List.of(info.substring(1).split("/", -1)));
  }

  /** How many there are. */
  public int size() {
    return names.size();
  }

  /** Whether there are exactly so many and the last is this word. */
  public boolean endsWith(int size, String word) {
    return size() == size && names.get(size - 1).equals(word);
  }

  /** The positive number at an index; anything else there is not found. */
  public long id(int index) {
    String name = names.get(index);
    if (name.isEmpty()
        || name.length() > MAX_DIGITS
        || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Refusal.notFound();
    }
    return Long.parseLong(name);
  }
}
