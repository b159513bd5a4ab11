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
 * @param status whether it may be called
 */
public record Function(
    String name, List<ValueType> args, int variadic, ValueType result, Status status) {
  /** Whether a function may be called. */
  public enum Status {
    /** By everyone. */
    STABLE,
    /** By those who ask for it: Prometheus has it behind a feature flag. */
    EXPERIMENTAL,
    /** By nobody: it is experimental in Prometheus, and not built here. */
    OFF
  }

  /** Copies the types. */
  public Function {
    args = List.copyOf(args);
  }

  /** Whether a parser with these options takes it. */
  boolean enabled(ParseOptions options) {
    return status == Status.STABLE || (status == Status.EXPERIMENTAL && options.experimental());
  }

  /** The type of the argument at this place. */
  ValueType arg(int index) {
    return args.get(Math.min(index, args.size() - 1));
  }
}
