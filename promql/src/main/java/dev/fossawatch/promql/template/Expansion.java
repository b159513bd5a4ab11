package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks the nodes of a template and writes. Used once. */
final class Expansion {
  /** How many characters an expansion may write. */
  private static final int MAX_OUTPUT = 1 << 20;

  private static final int MAX_INVOCATIONS = 100;

  private final Map<String, Node.Block> blocks;
  private final Places places;
  private final Pipes pipes;
  private final StringBuilder out = new StringBuilder();
  private int invocations;

  /** How a block was left. */
  private enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  Expansion(String name, String text, Map<String, Node.Block> blocks, Scope scope) {
    this.blocks = blocks;
    this.places = new Places(name, text);
    this.pipes = new Pipes(places, scope);
  }

  String run(String name, Item subject) throws TemplateException {
    invoke(name, subject);
    return out.toString();
  }

  private void invoke(String name, Item dot) throws TemplateException {
    Node.Block block = blocks.get(name);
    if (block == null) {
      throw places.failure("template " + GoText.quote(name) + " not defined");
    }
    if (invocations == MAX_INVOCATIONS) {
      throw places.failure("exceeded maximum template depth (" + MAX_INVOCATIONS + ")");
    }
    invocations++;
    String outer = places.enter(name);
    Variables variables = pipes.variables(new Variables(dot));
    walk(block, dot);
    pipes.variables(variables);
    places.enter(outer);
    invocations--;
  }

  private Flow walk(Node.Block block, Item dot) throws TemplateException {
    for (Node node : block.nodes()) {
      places.at(node);
      pipes.step(0);
      Flow flow = node(node, dot);
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow node(Node node, Item dot) throws TemplateException {
    if (node instanceof Node.Jump jump) {
      return jump.out() ? Flow.BREAK : Flow.CONTINUE;
    }
    if (node instanceof Node.Control control) {
      return control(control, dot);
    }
    if (node instanceof Node.Literal literal) {
      write(literal.text());
    } else if (node instanceof Node.Action action) {
      Item value = pipes.value(dot, action.pipe());
      if (action.pipe().variables().isEmpty()) {
        places.at(node);
        write(value instanceof Item.Nothing ? "<no value>" : GoFormat.show(value));
      }
    } else if (node instanceof Node.Invocation invocation) {
      Node.Pipe pipe = invocation.pipe();
      invoke(invocation.name(), pipe == null ? Item.Nothing.MISSING : pipes.value(dot, pipe));
    }
    return Flow.ON;
  }

  private void write(String text) throws TemplateException {
    pipes.step(text.length());
    if (out.length() + text.length() > MAX_OUTPUT) {
      throw places.failure("the expansion has more than " + MAX_OUTPUT + " characters");
    }
    out.append(text);
  }

  private Flow control(Node.Control control, Item dot) throws TemplateException {
    int mark = pipes.variables().mark();
    Flow flow =
        control.kind() == Node.Control.Kind.RANGE ? range(control, dot) : choose(control, dot);
    pipes.variables().returnTo(mark);
    return flow;
  }

  private Flow choose(Node.Control control, Item dot) throws TemplateException {
    Item value = pipes.value(dot, control.pipe());
    boolean with = control.kind() == Node.Control.Kind.WITH;
    if (value.isTrue()) {
      return walk(control.body(), with ? value : dot);
    }
    return otherwise(control.otherwise(), dot);
  }

  private Flow otherwise(Node.@Nullable Block otherwise, Item dot) throws TemplateException {
    return otherwise == null ? Flow.ON : walk(otherwise, dot);
  }

  private Flow range(Node.Control control, Item dot) throws TemplateException {
    Item value = pipes.value(dot, control.pipe());
    int mark = pipes.variables().mark();
    List<Item[]> elements = elements(value);
    for (Item[] element : elements) {
      pipes.step(0);
      pipes.setElement(control.pipe(), element[0], element[1]);
      Flow flow = walk(control.body(), element[1]);
      pipes.variables().returnTo(mark);
      if (flow == Flow.BREAK) {
        return Flow.ON;
      }
    }
    return elements.isEmpty() ? otherwise(control.otherwise(), dot) : Flow.ON;
  }

  /** Index or key, and value, of each element. */
  private List<Item[]> elements(Item value) throws TemplateException {
    List<Item[]> elements = new ArrayList<>();
    if (value instanceof Item.Result result) {
      result.samples().forEach(sample -> elements.add(pair(new Item.Int(elements.size()), sample)));
    } else if (value instanceof Item.Strings labels) {
      labels
          .entries()
          .forEach((key, entry) -> elements.add(pair(new Item.Text(key), new Item.Text(entry))));
    } else if (value instanceof Item.Args args) {
      args.entries().forEach((key, entry) -> elements.add(pair(new Item.Text(key), entry)));
    } else if (!(value instanceof Item.Nothing)) {
      throw places.failure("range can't iterate over " + GoFormat.show(value));
    }
    return elements;
  }

  private static Item[] pair(Item index, Item value) {
    return new Item[] {index, value};
  }
}
