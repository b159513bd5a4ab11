package dev.fossawatch.promql.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words to nodes, as {@code text/template/parse} of Go has it, messages included. At most {@link
 * #MAX_DEPTH} levels. Used once.
 */
final class TemplateParser {
  private static final int MAX_DEPTH = 100;

  private final String name;
  private final Words words;
  private final PipeParser pipes;
  private final Map<String, Node.Block> defined = new HashMap<>();
  private int depth;
  private int rangeDepth;

  /** What ended a block. */
  private enum Ending {
    END("{{end}}"),
    ELSE("{{else}}");

    private final String written;

    Ending(String written) {
      this.written = written;
    }
  }

  TemplateParser(String name, String text) {
    this.name = name;
    this.words = new Words(name, Lexer.lex(text));
    this.pipes = new PipeParser(words);
  }

  /** The templates of a text by name, its own among them. */
  Map<String, Node.Block> parse() throws TemplateException {
    List<Node> nodes = new ArrayList<>();
    while (words.peek().type() != TokenType.EOF) {
      if (words.controlAhead() == TokenType.DEFINE) {
        words.next();
        define(words.nextNonSpace().start());
      } else {
        Ending ending = textOrAction(nodes);
        if (ending != null) {
          throw words.failure("unexpected " + ending.written);
        }
      }
    }
    defined.put(name, new Node.Block(nodes, 0));
    return Map.copyOf(defined);
  }

  private void define(int pos) throws TemplateException {
    String named = templateName("define clause");
    words.expect(TokenType.RIGHT, "define clause");
    separately(named, "define clause", pos);
  }

  /** Reads a template of its own up to its end. */
  private void separately(String named, String context, int pos) throws TemplateException {
    List<String> outer = pipes.replaceVariables(List.of("$"));
    int outerRanges = rangeDepth;
    rangeDepth = 0;
    List<Node> nodes = new ArrayList<>();
    Ending ending = block(nodes);
    if (ending == Ending.ELSE) {
      throw words.failure("unexpected " + ending.written + " in " + context);
    }
    defined.put(named, new Node.Block(nodes, pos));
    pipes.replaceVariables(outer);
    rangeDepth = outerRanges;
  }

  private String templateName(String context) throws TemplateException {
    Token token = words.nextNonSpace();
    if (token.type() != TokenType.STRING && token.type() != TokenType.RAW_STRING) {
      throw words.unexpected(token, context);
    }
    return pipes.unquote(token);
  }

  /** Reads nodes up to an {@code end} or {@code else}. */
  private Ending block(List<Node> into) throws TemplateException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw words.failure("more than " + MAX_DEPTH + " levels");
    }
    while (words.peekNonSpace().type() != TokenType.EOF) {
      Ending ending = textOrAction(into);
      if (ending != null) {
        depth--;
        return ending;
      }
    }
    throw words.failure("unexpected EOF");
  }

  private @Nullable Ending textOrAction(List<Node> into) throws TemplateException {
    Token token = words.nextNonSpace();
    if (token.type() == TokenType.TEXT) {
      into.add(new Node.Literal(token.text(), token.start()));
      return null;
    }
    if (token.type() != TokenType.LEFT) {
      throw words.unexpected(token, "input");
    }
    words.beginAction(token.line());
    Ending ending = action(into);
    words.endAction();
    return ending;
  }

  private @Nullable Ending action(List<Node> into) throws TemplateException {
    Token token = words.nextNonSpace();
    switch (token.type()) {
      case END -> {
        words.expect(TokenType.RIGHT, "end");
        return Ending.END;
      }
      case ELSE -> {
        elseClause();
        return Ending.ELSE;
      }
      case IF -> into.add(control(Node.Control.Kind.IF, "if"));
      case WITH -> into.add(control(Node.Control.Kind.WITH, "with"));
      case RANGE -> into.add(control(Node.Control.Kind.RANGE, "range"));
      case TEMPLATE -> into.add(invocation());
      case BLOCK -> into.add(blockAction(token));
      case BREAK, CONTINUE -> into.add(jump(token));
      default -> {
        words.backUp();
        int pos = words.peek().start();
        into.add(new Node.Action(pipes.pipeline("command", TokenType.RIGHT), pos));
      }
    }
    return null;
  }

  /** {@code else if} and {@code else with} are left for the clause they belong to. */
  private void elseClause() throws TemplateException {
    TokenType type = words.peekNonSpace().type();
    if (type != TokenType.IF && type != TokenType.WITH) {
      words.expect(TokenType.RIGHT, "else");
    }
  }

  private Node control(Node.Control.Kind kind, String context) throws TemplateException {
    int outer = pipes.variableCount();
    Node.Pipe pipe = pipes.pipeline(context, TokenType.RIGHT);
    rangeDepth += kind == Node.Control.Kind.RANGE ? 1 : 0;
    List<Node> body = new ArrayList<>();
    Ending ending = block(body);
    rangeDepth -= kind == Node.Control.Kind.RANGE ? 1 : 0;
    Node.Block otherwise = ending == Ending.ELSE ? otherwise(kind, context) : null;
    pipes.dropVariables(outer);
    return new Node.Control(kind, pipe, new Node.Block(body, pipe.pos()), otherwise, pipe.pos());
  }

  private Node.Block otherwise(Node.Control.Kind kind, String context) throws TemplateException {
    Token token = words.peek();
    List<Node> nodes = new ArrayList<>();
    boolean chained =
        (kind == Node.Control.Kind.IF && token.type() == TokenType.IF)
            || (kind == Node.Control.Kind.WITH && token.type() == TokenType.WITH);
    if (chained) {
      words.next();
      depth++;
      nodes.add(control(kind, context));
      depth--;
      return new Node.Block(nodes, token.start());
    }
    if (token.type().isKeyword()) {
      throw words.unexpected(words.next(), "else");
    }
    Ending ending = block(nodes);
    if (ending != Ending.END) {
      throw words.failure("expected end; found " + ending.written);
    }
    return new Node.Block(nodes, token.start());
  }

  private Node invocation() throws TemplateException {
    int pos = words.peekNonSpace().start();
    String named = templateName("template clause");
    Node.Pipe pipe = null;
    if (words.nextNonSpace().type() != TokenType.RIGHT) {
      words.backUp();
      pipe = pipes.pipeline("template clause", TokenType.RIGHT);
    }
    return new Node.Invocation(named, pipe, pos);
  }

  private Node blockAction(Token token) throws TemplateException {
    String named = templateName("block clause");
    Node.Pipe pipe = pipes.pipeline("block clause", TokenType.RIGHT);
    separately(named, "block clause", token.start());
    return new Node.Invocation(named, pipe, token.start());
  }

  private Node jump(Token token) throws TemplateException {
    String written = "{{" + token.text() + "}}";
    Token end = words.nextNonSpace();
    if (end.type() != TokenType.RIGHT) {
      throw words.unexpected(end, written);
    }
    if (rangeDepth == 0) {
      throw words.failure(written + " outside {{range}}");
    }
    return new Node.Jump(token.type() == TokenType.BREAK, token.start());
  }
}
