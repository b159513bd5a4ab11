package dev.fossawatch.promql.template;

import static dev.fossawatch.promql.template.Function.Parameter.ANY;
import static dev.fossawatch.promql.template.Function.Parameter.RESULT;
import static dev.fossawatch.promql.template.Function.Parameter.SAMPLE;
import static dev.fossawatch.promql.template.Function.Parameter.TEXT;
import static dev.fossawatch.promql.template.Function.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Functions around {@code query}. */
final class QueryFunctions {
  private QueryFunctions() {}

  static Map<String, Function> all() {
    return Map.of(
        "query",
        Function.of((args, scope) -> scope.query(text(args.get(0))), TEXT),
        "first",
        Function.of((args, scope) -> first((Item.Result) args.get(0)), RESULT),
        "label",
        Function.of((args, scope) -> label(args.get(1), text(args.get(0))), TEXT, SAMPLE),
        "value",
        Function.of((args, scope) -> new Item.Real(((Item.Sample) args.get(0)).value()), SAMPLE),
        "strvalue",
        Function.of((args, scope) -> label(args.get(0), "__value__"), SAMPLE),
        "sortByLabel",
        Function.of(
            (args, scope) -> sort((Item.Result) args.get(1), text(args.get(0))), TEXT, RESULT),
        "args",
        Function.variadic((args, scope) -> args(args), ANY));
  }

  private static Item first(Item.Result result) throws FunctionFailure {
    if (result.samples().isEmpty()) {
      throw new FunctionFailure("first() called on vector with no elements");
    }
    return result.samples().get(0);
  }

  private static Item label(Item sample, String label) {
    return ((Item.Sample) sample).labels().field(label);
  }

  private static Item sort(Item.Result result, String label) {
    List<Item.Sample> sorted = new ArrayList<>(result.samples());
    sorted.sort(Comparator.comparing(sample -> sample.labels().entries().getOrDefault(label, "")));
    return new Item.Result(sorted);
  }

  private static Item args(List<Item> args) {
    SortedMap<String, Item> named = new TreeMap<>();
    for (int i = 0; i < args.size(); i++) {
      named.put("arg" + i, args.get(i));
    }
    return new Item.Args(named);
  }
}
