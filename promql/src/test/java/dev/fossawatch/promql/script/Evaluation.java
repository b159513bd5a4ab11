package dev.fossawatch.promql.script;

import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.engine.QueryResult;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ParseException;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.parser.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@code eval}: the query, when, and what is expected of it. */
final class Evaluation {
  private static final QueryParser PARSER =
      new QueryParser(ParseOptions.DEFAULT.withExperimental());
  private static final Engine ENGINE = new Engine(Limits.DEFAULT);
  private static final Pattern NATIVE_ONLY =
      Pattern.compile("histogram_(count|sum|avg|stddev|stdvar)\\s*\\(");
  private static final Pattern NOT_BUILT = Pattern.compile("not enabled|experimental");
  private static final long RANGE_MODE_STEP = 60_000;

  private final int line;
  private final String query;
  private final Expectations expectations = new Expectations();
  private boolean instant;
  private long start;
  private long end;
  private long step = 1;

  Evaluation(int line, String query, @Nullable String suffix) {
    this.line = line;
    this.query = query;
    if (suffix != null) {
      expectations.add("expect " + suffix, line);
    }
  }

  void instant(long time) {
    instant = true;
    start = time;
    end = time;
  }

  void range(long from, long to, long every) {
    start = from;
    end = to;
    step = every;
  }

  void expect(String expectation, int expectationLine) {
    expectations.add(expectation, expectationLine);
  }

  Outcome run(Storage storage) {
    try {
      String problem = evaluate(storage);
      return problem.isEmpty() ? outcome(Outcome.Kind.PASSED, "") : failed(problem);
    } catch (NativeHistogramTouched touched) {
      return outcome(Outcome.Kind.NATIVE_HISTOGRAM, String.valueOf(touched.getMessage()));
    }
  }

  private Outcome failed(String problem) {
    boolean onlyNative = NATIVE_ONLY.matcher(query).find() || expectations.wantsHistograms();
    if (onlyNative) {
      return outcome(Outcome.Kind.NATIVE_HISTOGRAM, problem);
    }
    boolean notBuilt = problem.contains("parse error") && NOT_BUILT.matcher(problem).find();
    return outcome(notBuilt ? Outcome.Kind.EXPERIMENTAL : Outcome.Kind.FAILED, problem);
  }

  private Outcome outcome(Outcome.Kind kind, String detail) {
    return new Outcome(kind, line, query, detail);
  }

  private String evaluate(Storage storage) {
    try {
      Expr expr = PARSER.parse(query);
      QueryResult result =
          instant
              ? ENGINE.instant(expr, storage, start)
              : ENGINE.range(expr, storage, start, end, step);
      String problem = expectations.check(result, start, step);
      return problem.isEmpty() && instant ? inRangeMode(expr, storage) : problem;
    } catch (ParseException | QueryException refused) {
      return expectations.checkFailure(String.valueOf(refused.getMessage()));
    }
  }

  /** The middle step of a range gives what the instant gives. */
  private String inRangeMode(Expr expr, Storage storage) {
    boolean comparable =
        expr.type() == ValueType.SCALAR
            || (expr.type() == ValueType.VECTOR && !expectations.wantsOrder());
    if (!comparable) {
      return "";
    }
    long from = start - RANGE_MODE_STEP;
    QueryResult range = ENGINE.range(expr, storage, from, start + RANGE_MODE_STEP, RANGE_MODE_STEP);
    String problem = expectations.checkValue(middle(range.value(), expr.type()), start, 1);
    return problem.isEmpty() ? "" : "in range mode: " + problem;
  }

  private Value middle(Value range, ValueType type) {
    List<Value.Sample> samples = new ArrayList<>();
    for (Value.Series series : ((Value.Matrix) range).series()) {
      for (int i = 0; i < series.timesMillis().length; i++) {
        if (series.timesMillis()[i] == start) {
          samples.add(new Value.Sample(series.labels(), start, series.values()[i]));
        }
      }
    }
    return type == ValueType.SCALAR
        ? new Value.Scalar(start, samples.get(0).value())
        : new Value.Vector(samples);
  }
}
