package dev.fossawatch.core.health;

import dev.fossawatch.core.config.CheckConfig;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of one configured check, read once by the type that knows them. Every problem is an
 * {@link IllegalArgumentException} that names the option, and no value that may be a secret.
 */
final class Options {
  private final CheckConfig config;
  private final Set<String> known = new TreeSet<>();

  Options(CheckConfig config) {
    this.config = config;
  }

  /** The target, which this type needs. */
  String target(String what) {
    String target = config.target();
    if (target == null || target.isBlank()) {
      throw problem("needs a target: " + what);
    }
    return target;
  }

  @Nullable String text(String name) {
    known.add(name);
    return config.options().get(name);
  }

  String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  boolean flag(String name, boolean otherwise) {
    String value = text(name, String.valueOf(otherwise));
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw problem("option " + name + " must be true or false, not '" + value + "'");
    };
  }

  int number(String name, int otherwise, int max) {
    String value = text(name, String.valueOf(otherwise));
    boolean digits =
        !value.isEmpty()
            && value.length() < 10
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || Integer.parseInt(value) > max) {
      throw problem("option " + name + " must be 0 to " + max + ", not '" + value + "'");
    }
    return Integer.parseInt(value);
  }

  /** Per cent of use, as {@code degraded_percent} and {@code unhealthy_percent}. */
  Thresholds thresholds(int degraded, int unhealthy) {
    return new Thresholds(
        number("degraded_percent", degraded, 100) / 100.0,
        number("unhealthy_percent", unhealthy, 100) / 100.0);
  }

  /** All options whose name begins so, by the rest of it. */
  Map<String, String> startingWith(String prefix) {
    known.add(prefix + "NAME");
    Map<String, String> found = new TreeMap<>();
    config
        .options()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                known.add(name);
                found.put(name.substring(prefix.length()), value);
              }
            });
    return found;
  }

  /** Called last: what nobody asked for is a mistake. */
  void refuseOthers() {
    for (String name : new TreeSet<>(config.options().keySet())) {
      if (!known.contains(name)) {
        throw problem("no option '" + name + "'; type " + config.type() + " knows " + known);
      }
    }
  }

  private static IllegalArgumentException problem(String what) {
    return new IllegalArgumentException(what);
  }
}
