package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node of a template; {@code toString} is how an error message cites it. */
sealed interface Node {
  /** Where it begins, in characters from 0. */
  int pos();

  /** What stands between actions. */
  record Literal(String text, int pos) implements Node {}

  /** Nodes one after another. */
  record Block(List<Node> nodes, int pos) implements Node {
    /** Copies the lists. */
    public Block {
      nodes = List.copyOf(nodes);
    }
  }

  /** A pipeline whose value is printed, unless it declares. */
  record Action(Pipe pipe, int pos) implements Node {}

  /** {@code if}, {@code with} or {@code range}. */
  record Control(Kind kind, Pipe pipe, Block body, @Nullable Block otherwise, int pos)
      implements Node {
    enum Kind {
      IF,
      WITH,
      RANGE
    }
  }

  /** {@code break} or {@code continue}. */
  record Jump(boolean out, int pos) implements Node {}

  /** {@code template}. */
  record Invocation(String name, @Nullable Pipe pipe, int pos) implements Node {
    @Override
    public String toString() {
      return "{{template " + GoText.quote(name) + (pipe == null ? "" : " " + pipe) + "}}";
    }
  }

  /** Commands, the value of each being the last argument of the next. */
  record Pipe(List<Command> commands, List<Variable> variables, boolean assigns, int pos)
      implements Node {
    /** Copies the lists. */
    public Pipe {
      commands = List.copyOf(commands);
      variables = List.copyOf(variables);
    }

    @Override
    public String toString() {
      String declared =
          variables.stream().map(Variable::toString).collect(Collectors.joining(", "));
      String sign = assigns ? " = " : " := ";
      return (variables.isEmpty() ? "" : declared + sign)
          + commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
    }
  }

  /** A value, or a function and its arguments. */
  record Command(List<Node> args, int pos) implements Node {
    /** Copies the lists. */
    public Command {
      args = List.copyOf(args);
    }

    @Override
    public String toString() {
      return args.stream()
          .map(arg -> arg instanceof Pipe ? "(" + arg + ")" : arg.toString())
          .collect(Collectors.joining(" "));
    }
  }

  /** The name of a function. */
  record Identifier(String name, int pos) implements Node {
    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code $x.a.b}. */
  record Variable(String name, List<String> fields, int pos) implements Node {
    /** Copies the lists. */
    public Variable {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return name + path(fields);
    }
  }

  /** {@code .}. */
  record Dot(int pos) implements Node {
    @Override
    public String toString() {
      return ".";
    }
  }

  /** {@code .a.b}. */
  record Field(List<String> fields, int pos) implements Node {
    /** Copies the lists. */
    public Field {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return path(fields);
    }
  }

  /** {@code (…).a.b}. */
  record Chain(Node inner, List<String> fields, int pos) implements Node {
    /** Copies the lists. */
    public Chain {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return (inner instanceof Pipe ? "(" + inner + ")" : inner) + path(fields);
    }
  }

  /** A literal value, with how it was written. */
  record Constant(Item value, String written, int pos) implements Node {
    @Override
    public String toString() {
      return written;
    }
  }

  private static String path(List<String> fields) {
    return fields.stream().map(field -> "." + field).collect(Collectors.joining());
  }
}
