package dev.fossawatch.promql.template;

import java.util.List;

/**
 * A function of a template: what it takes and what it does.
 *
 * @param parameters what it takes; where it is variadic, the last one any number of times
 */
record Function(List<Parameter> parameters, boolean variadic, Body body) {
  /** What a function does. */
  @FunctionalInterface
  interface Body {
    Item call(List<Item> args, Scope scope) throws FunctionFailure;
  }

  /** What an argument must be, by the name of the Go type. */
  enum Parameter {
    ANY("interface {}", Item.class),
    TEXT("string", Item.Text.class),
    RESULT("template.queryResult", Item.Result.class),
    SAMPLE("*template.sample", Item.Sample.class);

    private final String type;
    private final Class<? extends Item> kind;

    Parameter(String type, Class<? extends Item> kind) {
      this.type = type;
      this.kind = kind;
    }

    String type() {
      return type;
    }

    boolean takes(Item item) {
      return kind.isInstance(item);
    }
  }

  Function {
    parameters = List.copyOf(parameters);
  }

  static Function of(Body body, Parameter... parameters) {
    return new Function(List.of(parameters), false, body);
  }

  static Function variadic(Body body, Parameter... parameters) {
    return new Function(List.of(parameters), true, body);
  }

  /** What the argument at this place must be. */
  Parameter parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }

  /** How many arguments there must be at least. */
  int fixed() {
    return variadic ? parameters.size() - 1 : parameters.size();
  }

  static String text(Item item) {
    return ((Item.Text) item).value();
  }
}
