package dev.fossawatch.core.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, taken as Prometheus takes them: those of a form's body come before
 * those of the URL, the first of several counts, unknown ones and those that are not encoded
 * properly are passed over. Immutable and thread-safe.
 */
public final class QueryParameters {
  private static final int MAX_PARAMETERS = 1_000;

  private final Map<String, List<String>> values;

  private QueryParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads what a request sent.
   *
   * @param form the body of a form, empty where there is none
   * @param query the query of the URL, still encoded; null where there is none
   */
  public static QueryParameters of(String form, @Nullable String query) {
    Map<String, List<String>> values = new HashMap<>();
    int room = add(form, values, MAX_PARAMETERS);
    add(query == null ? "" : query, values, room);
    return new QueryParameters(values);
  }

  private static int add(String encoded, Map<String, List<String>> values, int room) {
    int left = room;
    int at = 0;
    while (at < encoded.length() && left > 0) {
      int end = encoded.indexOf('&', at);
      end = end < 0 ? encoded.length() : end;
      if (end > at) {
        addPair(encoded.substring(at, end), values);
        left--;
      }
      at = end + 1;
    }
    return left;
  }

  private static void addPair(String pair, Map<String, List<String>> values) {
    int equals = pair.indexOf('=');
    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
    String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
    if (name != null && value != null) {
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** The first value of a parameter, empty where there is none. */
  String get(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** Every value of a parameter. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
