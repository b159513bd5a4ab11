package dev.fossawatch.promql.template;

import static dev.fossawatch.promql.template.Function.Parameter.ANY;
import static dev.fossawatch.promql.template.Function.Parameter.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The functions every Go template has, but for the comparisons. */
final class GoFunctions {
  private GoFunctions() {}

  static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.put("and", Function.variadic((args, scope) -> choose(args, false), ANY, ANY));
    all.put("or", Function.variadic((args, scope) -> choose(args, true), ANY, ANY));
    all.put("not", Function.of((args, scope) -> new Item.Bool(!args.get(0).isTrue()), ANY));
    all.put("len", Function.of((args, scope) -> new Item.Int(length(args.get(0))), ANY));
    all.put("index", Function.variadic((args, scope) -> index(args), ANY, ANY));
    all.put("slice", Function.variadic((args, scope) -> slice(args), ANY, ANY));
    all.put("call", Function.variadic((args, scope) -> call(args.get(0)), ANY, ANY));
    all.put("print", Function.variadic((args, scope) -> text(GoFormat.print(args)), ANY));
    all.put("println", Function.variadic((args, scope) -> text(GoFormat.printLine(args)), ANY));
    all.put(
        "printf",
        Function.variadic(
            (args, scope) -> GoFormat.format(text(args.get(0)), args.subList(1, args.size())),
            TEXT,
            ANY));
    all.put("html", escaping(Escapes::html));
    all.put("js", escaping(Escapes::js));
    all.put("urlquery", escaping(TextFunctions::escape));
    return all;
  }

  private static Item.Text text(String value) {
    return new Item.Text(value);
  }

  private static String text(Item item) {
    return Function.text(item);
  }

  private static Function escaping(UnaryOperator<String> escape) {
    return Function.variadic((args, scope) -> text(escape.apply(GoFormat.print(args))), ANY);
  }

  /** The first that is as true as asked, else the last. */
  private static Item choose(List<Item> args, boolean wanted) {
    for (Item arg : args) {
      if (arg.isTrue() == wanted) {
        return arg;
      }
    }
    return args.get(args.size() - 1);
  }

  private static long length(Item item) throws FunctionFailure {
    if (item instanceof Item.Text text) {
      return text.value().getBytes(StandardCharsets.UTF_8).length;
    }
    if (item instanceof Item.Strings labels) {
      return labels.entries().size();
    }
    if (item instanceof Item.Args args) {
      return args.entries().size();
    }
    if (item instanceof Item.Result result) {
      return result.samples().size();
    }
    throw new FunctionFailure(
        item instanceof Item.Nothing ? "len of nil pointer" : "len of type " + item.type());
  }

  private static Item index(List<Item> args) throws FunctionFailure {
    Item item = args.get(0);
    if (item instanceof Item.Nothing) {
      throw new FunctionFailure("index of untyped nil");
    }
    for (Item key : args.subList(1, args.size())) {
      item = entry(item, key);
    }
    return item;
  }

  private static Item entry(Item item, Item key) throws FunctionFailure {
    if (item instanceof Item.Strings labels) {
      return labels.field(key(key));
    }
    if (item instanceof Item.Args named) {
      return named.field(key(key));
    }
    if (item instanceof Item.Result result) {
      return result.samples().get(place(key, result.samples().size() - 1));
    }
    if (item instanceof Item.Text text) {
      byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
      return new Item.Int(bytes[place(key, bytes.length - 1)] & 0xff);
    }
    throw new FunctionFailure("can't index item of type " + item.type());
  }

  private static String key(Item key) throws FunctionFailure {
    if (key instanceof Item.Text text) {
      return text.value();
    }
    throw new FunctionFailure("value has type " + key.type() + "; should be string");
  }

  private static int place(Item key, int last) throws FunctionFailure {
    if (!(key instanceof Item.Int index)) {
      throw new FunctionFailure("cannot index slice/array with type " + key.type());
    }
    if (index.value() < 0 || index.value() > last) {
      throw new FunctionFailure("index out of range: " + index.value());
    }
    return (int) index.value();
  }

  private static Item slice(List<Item> args) throws FunctionFailure {
    if (args.size() > 3) {
      throw new FunctionFailure("too many slice indexes: " + (args.size() - 1));
    }
    int length = (int) length(args.get(0));
    int from = args.size() > 1 ? place(args.get(1), length) : 0;
    int to = args.size() > 2 ? place(args.get(2), length) : length;
    if (from > to) {
      throw new FunctionFailure("invalid slice index: " + from + " > " + to);
    }
    if (args.get(0) instanceof Item.Text text) {
      byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
      return text(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
    if (args.get(0) instanceof Item.Result result) {
      return new Item.Result(result.samples().subList(from, to));
    }
    throw new FunctionFailure("can't slice item of type " + args.get(0).type());
  }

  private static Item call(Item callee) throws FunctionFailure {
    throw new FunctionFailure(
        callee instanceof Item.Nothing ? "call of nil" : "non-function of type " + callee.type());
  }
}
