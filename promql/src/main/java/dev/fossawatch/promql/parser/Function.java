package dev.fossawatch.promql.parser;

import java.util.List;

/**
 * The face of a function.
 *
 * @param name its name
 * @param args the types of its arguments
 * @param variadic how many of the last argument may be left out or follow: 0 none; n the last may
 *     be missing or stand up to n times; -1 any number of times
 * @param result what it gives
 * @param experimental whether Prometheus has it behind a feature flag
 */
public record Function(
    String name, List<ValueType> args, int variadic, ValueType result, boolean experimental) {
  /** Copies the types. */
  public Function {
    args = List.copyOf(args);
  }

  /** The type of the argument at this place. */
  ValueType arg(int index) {
    return args.get(Math.min(index, args.size() - 1));
  }
}
