package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads pipelines, and knows which variables there are. */
final class PipeParser {
  private static final int MAX_DEPTH = 100;

  private final Words words;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  PipeParser(Words words) {
    this.words = words;
  }

  int variableCount() {
    return variables.size();
  }

  void dropVariables(int count) {
    variables.subList(count, variables.size()).clear();
  }

  /** Begins with these; what was there is returned. */
  List<String> replaceVariables(List<String> with) {
    List<String> before = variables;
    variables = new ArrayList<>(with);
    return before;
  }

  Node.Pipe pipeline(String context, TokenType end) throws TemplateException {
    if (depth == MAX_DEPTH) {
      throw words.failure("more than " + MAX_DEPTH + " levels");
    }
    depth++;
    int pos = words.peekNonSpace().start();
    List<Node.Variable> declared = new ArrayList<>();
    boolean assigns = declarations(context, declared);
    List<Node.Command> commands = new ArrayList<>();
    Token token = words.nextNonSpace();
    while (token.type() != end) {
      if (!token.type().beginsOperand()) {
        throw words.unexpected(token, context);
      }
      words.backUp();
      commands.add(command());
      token = words.nextNonSpace();
    }
    check(commands, context);
    depth--;
    return new Node.Pipe(commands, declared, assigns, pos);
  }

  /** Reads {@code $x :=}, {@code $x =} or {@code $i, $x :=}; whether they assign. */
  private boolean declarations(String context, List<Node.Variable> into) throws TemplateException {
    while (words.peekNonSpace().type() == TokenType.VARIABLE) {
      int start = words.place();
      Token variable = words.next();
      Token after = words.peekNonSpace();
      if (after.type() == TokenType.ASSIGN || after.type() == TokenType.DECLARE) {
        words.next();
        declare(variable, into);
        return after.type() == TokenType.ASSIGN;
      }
      if (!after.type().equals(TokenType.CHAR) || !after.text().equals(",")) {
        words.returnTo(start);
        return false;
      }
      words.next();
      declare(variable, into);
      if (!context.equals("range") || into.size() > 1) {
        throw words.failure("too many declarations in " + context);
      }
      requireSecond();
    }
    return false;
  }

  private void requireSecond() throws TemplateException {
    TokenType type = words.peekNonSpace().type();
    boolean fine =
        type == TokenType.VARIABLE || type == TokenType.RIGHT || type == TokenType.RIGHT_PAREN;
    if (!fine) {
      throw words.failure("range can only initialize variables");
    }
  }

  private void declare(Token variable, List<Node.Variable> into) {
    into.add(new Node.Variable(variable.text(), List.of(), variable.start()));
    variables.add(variable.text());
  }

  private void check(List<Node.Command> commands, String context) throws TemplateException {
    if (commands.isEmpty()) {
      throw words.failure("missing value for " + context);
    }
    for (int stage = 1; stage < commands.size(); stage++) {
      Node first = commands.get(stage).args().get(0);
      if (first instanceof Node.Constant || first instanceof Node.Dot) {
        throw words.failure("non executable command in pipeline stage " + (stage + 1));
      }
    }
  }

  private Node.Command command() throws TemplateException {
    int pos = words.peekNonSpace().start();
    List<Node> args = new ArrayList<>();
    while (true) {
      words.peekNonSpace();
      Node operand = operand();
      if (operand != null) {
        args.add(operand);
      }
      Token token = words.next();
      if (token.type() == TokenType.RIGHT || token.type() == TokenType.RIGHT_PAREN) {
        words.backUp();
        break;
      }
      if (token.type() == TokenType.PIPE) {
        break;
      }
      if (token.type() != TokenType.SPACE) {
        throw words.unexpected(token, "operand");
      }
    }
    if (args.isEmpty()) {
      throw words.failure("empty command");
    }
    return new Node.Command(args, pos);
  }

  private @Nullable Node operand() throws TemplateException {
    Node node = term();
    if (node == null || words.peek().type() != TokenType.FIELD) {
      return node;
    }
    int pos = words.peek().start();
    List<String> fields = new ArrayList<>();
    while (words.peek().type() == TokenType.FIELD) {
      fields.add(words.next().text().substring(1));
    }
    return chain(node, fields, pos);
  }

  private Node chain(Node node, List<String> fields, int pos) throws TemplateException {
    if (node instanceof Node.Field field) {
      return new Node.Field(joined(field.fields(), fields), pos);
    }
    if (node instanceof Node.Variable variable) {
      return new Node.Variable(variable.name(), joined(variable.fields(), fields), pos);
    }
    if (node instanceof Node.Constant || node instanceof Node.Dot) {
      throw words.failure("unexpected . after term " + GoText.quote(node.toString()));
    }
    return new Node.Chain(node, fields, pos);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private @Nullable Node term() throws TemplateException {
    Token token = words.nextNonSpace();
    int pos = token.start();
    return switch (token.type()) {
      case IDENTIFIER -> function(token);
      case DOT -> new Node.Dot(pos);
      case NIL -> new Node.Constant(Item.Nothing.NIL, "nil", pos);
      case VARIABLE -> variable(token);
      case FIELD -> new Node.Field(List.of(token.text().substring(1)), pos);
      case BOOL -> new Node.Constant(new Item.Bool(token.text().equals("true")), token.text(), pos);
      case CHAR_CONSTANT -> new Node.Constant(rune(token), token.text(), pos);
      case NUMBER -> new Node.Constant(number(token), token.text(), pos);
      case LEFT_PAREN -> pipeline("parenthesized pipeline", TokenType.RIGHT_PAREN);
      case STRING, RAW_STRING ->
          new Node.Constant(new Item.Text(unquote(token)), token.text(), pos);
      default -> {
        words.backUp();
        yield null;
      }
    };
  }

  private Node function(Token token) throws TemplateException {
    if (!Functions.exists(token.text())) {
      throw words.failure("function " + GoText.quote(token.text()) + " not defined");
    }
    return new Node.Identifier(token.text(), token.start());
  }

  private Node variable(Token token) throws TemplateException {
    if (!variables.contains(token.text())) {
      throw words.failure("undefined variable " + GoText.quote(token.text()));
    }
    return new Node.Variable(token.text(), List.of(), token.start());
  }

  private Item number(Token token) throws TemplateException {
    try {
      return Numbers.constant(token.text());
    } catch (NumberFormatException bad) {
      throw words.failure(String.valueOf(bad.getMessage()));
    }
  }

  private Item rune(Token token) throws TemplateException {
    String text = unquote(token);
    if (text.codePointCount(0, text.length()) != 1) {
      throw words.failure("malformed character constant: " + token.text());
    }
    return new Item.Int(text.codePointAt(0));
  }

  String unquote(Token token) throws TemplateException {
    try {
      return GoText.unquote(token.text());
    } catch (IllegalArgumentException | IndexOutOfBoundsException invalid) {
      throw words.failure("invalid syntax");
    }
  }
}
