package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import java.util.List;

/**
 * Whether the types of a tree fit, in the order and the words of Prometheus ({@code checkAST} in
 * {@code parse.go}); the first problem is thrown.
 */
final class TypeCheck {
  private final String query;

  private TypeCheck(String query) {
    this.query = query;
  }

  /**
   * Checks a tree.
   *
   * @throws ParseException if something does not fit
   */
  static void check(Expr expr, String query) {
    new TypeCheck(query).check(expr);
  }

  private void check(Expr expr) {
    if (expr instanceof Expr.AggregateExpr aggregate) {
      checkAggregate(aggregate);
    } else if (expr instanceof Expr.BinaryExpr binary) {
      checkBinary(binary);
    } else if (expr instanceof Expr.Call call) {
      checkCall(call);
    } else if (expr instanceof Expr.ParenExpr paren) {
      check(paren.inner());
    } else if (expr instanceof Expr.UnaryExpr unary) {
      checkUnary(unary);
    } else if (expr instanceof Expr.SubqueryExpr subquery) {
      checkSubquery(subquery);
    } else if (expr instanceof Expr.MatrixSelector matrix) {
      check(matrix.selector());
    } else if (expr instanceof Expr.VectorSelector selector) {
      checkSelector(selector);
    }
  }

  private static void fail(PositionRange position, String problem) {
    throw new ParseException(position, problem);
  }

  private void expect(Expr expr, ValueType wanted, String context) {
    check(expr);
    if (expr.type() != wanted) {
      fail(
          expr.position(),
          "expected type "
              + wanted.documentedName()
              + " in "
              + context
              + ", got "
              + expr.type().documentedName());
    }
  }

  private void checkAggregate(Expr.AggregateExpr aggregate) {
    expect(aggregate.inner(), ValueType.VECTOR, "aggregation expression");
    ValueType param = aggregate.op().param();
    if (param != null && aggregate.param() != null) {
      expect(aggregate.param(), param, "aggregation parameter");
    }
  }

  private void checkBinary(Expr.BinaryExpr binary) {
    check(binary.left());
    check(binary.right());
    checkBool(binary);
    checkLabels(binary);
    checkOperand(binary.left());
    checkOperand(binary.right());
    checkMatching(binary);
  }

  private void checkBool(Expr.BinaryExpr binary) {
    boolean scalars =
        binary.left().type() == ValueType.SCALAR && binary.right().type() == ValueType.SCALAR;
    if (binary.bool() && !binary.op().isComparison()) {
      fail(operator(binary), "bool modifier can only be used on comparison operators");
    }
    if (binary.op().isComparison() && !binary.bool() && scalars) {
      fail(operator(binary), "comparisons between scalars must use BOOL modifier");
    }
  }

  private void checkLabels(Expr.BinaryExpr binary) {
    VectorMatching matching = binary.matching();
    for (String label : matching.labels()) {
      if (matching.on() && matching.include().contains(label)) {
        fail(
            operator(binary),
            "label " + GoText.quote(label) + " must not occur in ON and GROUP clause at once");
      }
    }
  }

  private static void checkOperand(Expr operand) {
    if (operand.type() != ValueType.SCALAR && operand.type() != ValueType.VECTOR) {
      fail(
          operand.position(),
          "binary expression must contain only scalar and instant vector types");
    }
  }

  private static void checkMatching(Expr.BinaryExpr binary) {
    VectorMatching matching = binary.matching();
    String sign = GoText.quote(binary.op().sign());
    if (!binary.betweenVectors() && !matching.labels().isEmpty()) {
      fail(binary.position(), "vector matching only allowed between instant vectors");
    }
    if (!binary.op().isSet()) {
      return;
    }
    if (!binary.betweenVectors()) {
      fail(binary.position(), "set operator " + sign + " not allowed in binary scalar expression");
    }
    if (matching.card() != VectorMatching.Card.ONE_TO_ONE) {
      fail(binary.position(), "no grouping allowed for " + sign + " operation");
    }
  }

  /** The place of the operator alone. */
  private PositionRange operator(Expr.BinaryExpr binary) {
    int from = binary.left().position().end();
    Lexer lexer = new Lexer(query);
    Token token = lexer.next();
    while (token.position().start() < from && token.type() != TokenType.EOF) {
      token = lexer.next();
    }
    return token.position();
  }

  private void checkCall(Expr.Call call) {
    checkArgumentCount(call);
    for (int i = 0; i < call.args().size(); i++) {
      checkArgument(call.function(), i, call.args().get(i));
    }
  }

  private void checkArgument(Function function, int index, Expr arg) {
    check(arg);
    if (arg.type() != function.arg(index)) {
      fail(
          arg.position(),
          "expected type "
              + function.arg(index).documentedName()
              + " in call to function "
              + GoText.quote(function.name())
              + ", got "
              + arg.type().documentedName());
    }
  }

  private static void checkArgumentCount(Expr.Call call) {
    Function function = call.function();
    int declared = function.args().size();
    int given = call.args().size();
    if (function.variadic() == 0 && declared != given) {
      failCount(call, "expected " + declared);
    }
    if (function.variadic() != 0 && given < declared - 1) {
      failCount(call, "expected at least " + (declared - 1));
    }
    int most = declared - 1 + function.variadic();
    if (function.variadic() > 0 && given > most) {
      failCount(call, "expected at most " + most);
    }
  }

  private static void failCount(Expr.Call call, String expected) {
    fail(
        call.position(),
        expected
            + " argument(s) in call to "
            + GoText.quote(call.function().name())
            + ", got "
            + call.args().size());
  }

  private void checkUnary(Expr.UnaryExpr unary) {
    check(unary.inner());
    ValueType type = unary.inner().type();
    if (type != ValueType.SCALAR && type != ValueType.VECTOR) {
      fail(
          unary.position(),
          "unary expression only allowed on expressions of type scalar or instant vector, got "
              + GoText.quote(type.documentedName()));
    }
  }

  private void checkSubquery(Expr.SubqueryExpr subquery) {
    check(subquery.inner());
    if (subquery.inner().type() != ValueType.VECTOR) {
      fail(
          subquery.position(),
          "subquery is only allowed on instant vector, got "
              + subquery.inner().type().shortName()
              + " instead");
    }
  }

  private static void checkSelector(Expr.VectorSelector selector) {
    List<Matcher> matchers = selector.matchers();
    if (!selector.name().isEmpty()) {
      matchers.subList(0, matchers.size() - 1).forEach(matcher -> checkName(selector, matcher));
    } else if (matchers.stream().allMatch(matcher -> matcher.matches(""))) {
      fail(selector.position(), "vector selector must contain at least one non-empty matcher");
    }
  }

  private static void checkName(Expr.VectorSelector selector, Matcher matcher) {
    if (matcher.name().equals(Labels.NAME)) {
      fail(
          selector.position(),
          "metric name must not be set twice: "
              + GoText.quote(selector.name())
              + " or "
              + GoText.quote(matcher.value()));
    }
  }
}
