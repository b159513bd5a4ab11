package dev.fossawatch.promql.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates pipelines, in the order and with the messages of Go's {@code text/template}. */
final class Pipes {
  private final Places places;
  private final Scope scope;
  private Variables variables = new Variables(Item.Nothing.MISSING);

  Pipes(Places places, Scope scope) {
    this.places = places;
    this.scope = scope;
  }

  Variables variables() {
    return variables;
  }

  /** Goes on with these; the ones before. */
  Variables variables(Variables with) {
    Variables before = variables;
    variables = with;
    return before;
  }

  void step(int characters) throws TemplateException {
    try {
      scope.spend(characters);
    } catch (FunctionFailure exhausted) {
      throw places.failure(exhausted.getMessage());
    }
  }

  /** The value of a pipeline; what it declares is declared. */
  Item value(Item dot, Node.Pipe pipe) throws TemplateException {
    places.at(pipe);
    Item value = null;
    for (Node.Command command : pipe.commands()) {
      value = command(dot, command, value);
    }
    Item last = value == null ? Item.Nothing.MISSING : value;
    for (Node.Variable variable : pipe.variables()) {
      set(variable.name(), last, pipe.assigns());
    }
    return last;
  }

  private void set(String name, Item value, boolean assigns) {
    if (assigns) {
      variables.assign(name, value);
    } else {
      variables.declare(name, value);
    }
  }

  /** Gives the variables of a range those of its next element. */
  void setElement(Node.Pipe pipe, Item index, Item value) {
    List<Node.Variable> declared = pipe.variables();
    if (declared.size() == 1) {
      set(declared.get(0).name(), value, pipe.assigns());
    } else if (declared.size() == 2) {
      set(declared.get(0).name(), index, pipe.assigns());
      set(declared.get(1).name(), value, pipe.assigns());
    }
  }

  private Item command(Item dot, Node.Command command, @Nullable Item last)
      throws TemplateException {
    step(0);
    Node first = command.args().get(0);
    if (first instanceof Node.Identifier identifier) {
      places.at(identifier);
      return call(dot, identifier, command, last);
    }
    boolean hasArguments = command.args().size() > 1 || last != null;
    if (first instanceof Node.Pipe || first instanceof Node.Constant || first instanceof Node.Dot) {
      if (hasArguments) {
        places.at(first);
        throw places.failure("can't give argument to non-function " + first);
      }
      if (first instanceof Node.Constant constant && constant.value() == Item.Nothing.NIL) {
        places.at(first);
        throw places.failure("nil is not a command");
      }
    }
    return argument(dot, first, hasArguments);
  }

  /** The value of a node that is no command. */
  private Item argument(Item dot, Node node, boolean hasArguments) throws TemplateException {
    places.at(node);
    if (node instanceof Node.Constant constant) {
      return constant.value();
    }
    if (node instanceof Node.Field field) {
      return fields(dot, field.fields(), hasArguments);
    }
    if (node instanceof Node.Variable variable) {
      return variable(variable, hasArguments);
    }
    if (node instanceof Node.Pipe pipe) {
      return value(dot, pipe);
    }
    if (node instanceof Node.Chain chain) {
      Item inner = argument(dot, chain.inner(), false);
      places.at(chain);
      return fields(inner, chain.fields(), hasArguments);
    }
    if (node instanceof Node.Identifier identifier) {
      return call(dot, identifier, new Node.Command(List.of(identifier), node.pos()), null);
    }
    return dot;
  }

  private Item variable(Node.Variable variable, boolean hasArguments) throws TemplateException {
    Item value = variables.get(variable.name());
    if (variable.fields().isEmpty() && hasArguments) {
      throw places.failure("can't give argument to non-function " + variable);
    }
    return fields(value, variable.fields(), hasArguments);
  }

  private Item fields(Item item, List<String> names, boolean hasArguments)
      throws TemplateException {
    Item value = item;
    for (int i = 0; i < names.size(); i++) {
      value = field(value, names.get(i), hasArguments && i == names.size() - 1);
    }
    return value;
  }

  private Item field(Item item, String name, boolean hasArguments) throws TemplateException {
    if (item instanceof Item.Nothing) {
      return Item.Nothing.MISSING;
    }
    Item value = item.field(name);
    if (value == null) {
      throw places.failure("can't evaluate field " + name + " in type " + item.type());
    }
    if (hasArguments) {
      boolean map = item instanceof Item.Strings || item instanceof Item.Args;
      throw places.failure(
          map
              ? name + " is not a method but has arguments"
              : name + " has arguments but cannot be invoked as function");
    }
    return value;
  }

  private Item call(Item dot, Node.Identifier identifier, Node.Command command, @Nullable Item last)
      throws TemplateException {
    String name = identifier.name();
    Function function = Functions.of(name);
    if (function == null) {
      throw places.failure(name + " is not a defined function");
    }
    List<Node> nodes = command.args().subList(1, command.args().size());
    checkCount(name, function, nodes.size(), last != null);
    List<Item> args = new ArrayList<>();
    for (Node node : nodes) {
      args.add(checked(dot, node, function.parameter(args.size())));
      if (decides(name, args)) {
        return args.get(args.size() - 1);
      }
    }
    if (last != null) {
      args.add(checked(last, function.parameter(args.size())));
    }
    return call(function, name, args, command);
  }

  /** {@code and} and {@code or} evaluate no more than they need. */
  private static boolean decides(String name, List<Item> args) {
    return (name.equals("and") || name.equals("or"))
        && args.get(args.size() - 1).isTrue() == name.equals("or");
  }

  private void checkCount(String name, Function function, int count, boolean piped)
      throws TemplateException {
    int given = count + (piped ? 1 : 0);
    if (function.variadic() && given < function.fixed()) {
      throw places.failure(
          "wrong number of args for %s: want at least %d got %d"
              .formatted(name, function.fixed(), count));
    }
    if (!function.variadic() && given != function.fixed()) {
      throw places.failure(
          "wrong number of args for %s: want %d got %d".formatted(name, function.fixed(), given));
    }
  }

  private Item checked(Item dot, Node node, Function.Parameter parameter) throws TemplateException {
    places.at(node);
    if (node instanceof Node.Constant constant && !parameter.takes(constant.value())) {
      if (constant.value() == Item.Nothing.NIL) {
        throw places.failure("cannot assign nil to " + parameter.type());
      }
      throw places.failure(
          parameter == Function.Parameter.TEXT
              ? "expected string; found " + constant
              : "can't handle " + constant + " for arg of type " + parameter.type());
    }
    return checked(argument(dot, node, false), parameter);
  }

  private Item checked(Item item, Function.Parameter parameter) throws TemplateException {
    if (parameter.takes(item)) {
      return item;
    }
    throw places.failure(
        item instanceof Item.Nothing
            ? "invalid value; expected " + parameter.type()
            : "wrong type for value; expected " + parameter.type() + "; got " + item.type());
  }

  private Item call(Function function, String name, List<Item> args, Node.Command command)
      throws TemplateException {
    try {
      Item value = function.body().call(args, scope);
      scope.spend(value instanceof Item.Text text ? text.value().length() : 0);
      return value;
    } catch (FunctionFailure failure) {
      places.at(command);
      throw places.failure("error calling " + name + ": " + failure.getMessage());
    }
  }
}
