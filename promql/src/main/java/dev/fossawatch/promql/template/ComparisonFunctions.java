package dev.fossawatch.promql.template;

import static dev.fossawatch.promql.template.Function.Parameter.ANY;

import java.util.List;
import java.util.Map;

/** {@code eq}, {@code lt} and their kin: values of one kind alone compare. */
final class ComparisonFunctions {
  private static final String BAD_TYPE = "invalid type for comparison";

  private ComparisonFunctions() {}

  /** A question about the order of two values. */
  @FunctionalInterface
  private interface Order {
    boolean holds(int order);
  }

  static Map<String, Function> all() {
    return Map.of(
        "eq", Function.variadic((args, scope) -> new Item.Bool(equalsAny(args)), ANY, ANY),
        "ne",
            Function.of((args, scope) -> new Item.Bool(!equal(args.get(0), args.get(1))), ANY, ANY),
        "lt", ordered(order -> order < 0),
        "le", ordered(order -> order <= 0),
        "gt", ordered(order -> order > 0),
        "ge", ordered(order -> order >= 0));
  }

  private static Function ordered(Order question) {
    return Function.of(
        (args, scope) -> new Item.Bool(compare(args.get(0), args.get(1), question)), ANY, ANY);
  }

  private static boolean equalsAny(List<Item> args) throws FunctionFailure {
    if (args.size() == 1) {
      throw new FunctionFailure("missing argument for comparison");
    }
    for (Item other : args.subList(1, args.size())) {
      if (equal(args.get(0), other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(Item first, Item second) throws FunctionFailure {
    requireComparable(first);
    requireComparable(second);
    if (first instanceof Item.Nothing || second instanceof Item.Nothing) {
      return first instanceof Item.Nothing && second instanceof Item.Nothing;
    }
    requireSame(first, second);
    if (first instanceof Item.Real left && second instanceof Item.Real right) {
      return left.value() == right.value();
    }
    return first.equals(second);
  }

  private static boolean compare(Item first, Item second, Order question) throws FunctionFailure {
    requireBasic(first);
    requireBasic(second);
    requireSame(first, second);
    if (first instanceof Item.Text left && second instanceof Item.Text right) {
      return question.holds(left.value().compareTo(right.value()));
    }
    if (first instanceof Item.Int left && second instanceof Item.Int right) {
      return question.holds(Long.compare(left.value(), right.value()));
    }
    if (first instanceof Item.Real left && second instanceof Item.Real right) {
      boolean comparable = !Double.isNaN(left.value()) && !Double.isNaN(right.value());
      return comparable && question.holds(compare(left.value(), right.value()));
    }
    throw new FunctionFailure(BAD_TYPE);
  }

  private static int compare(double left, double right) {
    return left == right ? 0 : Double.compare(left, right);
  }

  private static void requireComparable(Item item) throws FunctionFailure {
    boolean held =
        item instanceof Item.Strings || item instanceof Item.Args || item instanceof Item.Result;
    if (held) {
      throw new FunctionFailure("non-comparable type " + GoFormat.show(item) + ": " + item.type());
    }
  }

  private static void requireBasic(Item item) throws FunctionFailure {
    boolean basic =
        item instanceof Item.Text
            || item instanceof Item.Int
            || item instanceof Item.Real
            || item instanceof Item.Bool
            || item instanceof Item.Nothing;
    if (!basic) {
      throw new FunctionFailure(BAD_TYPE);
    }
  }

  private static void requireSame(Item first, Item second) throws FunctionFailure {
    if (first.getClass() != second.getClass()) {
      throw new FunctionFailure("incompatible types for comparison");
    }
  }
}
