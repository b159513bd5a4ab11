package dev.fossawatch.promql.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All functions there are, from {@code functions.txt}. Thread-safe. */
public final class Functions {
  private static final Map<String, Function> ALL = load();

  private Functions() {}

  /** The function of this name, null if there is none. */
  public static @Nullable Function find(String name) {
    return ALL.get(name);
  }

  /** All of them, by name. */
  public static Map<String, Function> all() {
    return ALL;
  }

  private static Map<String, Function> load() {
    InputStream file = Objects.requireNonNull(Functions.class.getResourceAsStream("functions.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Functions::parse)
          .collect(Collectors.toUnmodifiableMap(Function::name, function -> function));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Function parse(String line) {
    String[] columns = line.split(" ", -1);
    List<ValueType> args =
        columns[1].equals("-") ? List.of() : columns[1].chars().mapToObj(Functions::type).toList();
    return new Function(
        columns[0],
        args,
        Integer.parseInt(columns[2]),
        type(columns[3].charAt(0)),
        status(columns));
  }

  private static Function.Status status(String[] columns) {
    return columns.length > 4
        ? Function.Status.valueOf(columns[4].toUpperCase(Locale.ROOT))
        : Function.Status.STABLE;
  }

  private static ValueType type(int letter) {
    return switch (letter) {
      case 's' -> ValueType.SCALAR;
      case 'v' -> ValueType.VECTOR;
      case 'm' -> ValueType.MATRIX;
      default -> ValueType.STRING;
    };
  }
}
