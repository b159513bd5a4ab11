package dev.fossawatch.promql.ruletest;

import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.ParseException;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.source.SeriesSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the queries of a test and compares the answers. */
final class QueryCheck {
  private final Engine engine;
  private final QueryParser parser;
  private final boolean fuzzy;
  private final SeriesSource source;

  QueryCheck(Engine engine, QueryParser parser, boolean fuzzy, SeriesSource source) {
    this.engine = engine;
    this.parser = parser;
    this.fuzzy = fuzzy;
    this.source = source;
  }

  /** A series of an answer. */
  private record Sample(Labels labels, double value) {
    @Override
    public String toString() {
      return labels + " " + exponent(value);
    }
  }

  /** What failed; nothing if the answer is as expected. */
  List<String> check(RuleTest.QueryCase query, long timeMillis) {
    List<Sample> got;
    List<Sample> wanted;
    try {
      got = ask(query.query(), timeMillis);
      wanted = wanted(query);
    } catch (ParseException | QueryException failed) {
      return List.of(begin(query) + " err: " + failed.getMessage());
    }
    if (same(wanted, got)) {
      return List.of();
    }
    return List.of(begin(query) + "\n        exp: " + show(wanted) + "\n        got: " + show(got));
  }

  private static String begin(RuleTest.QueryCase query) {
    return "    expr: %s, time: %s,"
        .formatted(GoText.quote(query.query()), Durations.format(query.time().toMillis()));
  }

  private List<Sample> ask(String query, long timeMillis) {
    Value value = engine.instant(parser.parse(query), source, timeMillis).value();
    List<Sample> samples = new ArrayList<>();
    if (value instanceof Value.Vector vector) {
      vector.samples().forEach(s -> samples.add(new Sample(s.labels(), s.value())));
    } else if (value instanceof Value.Scalar scalar) {
      samples.add(new Sample(Labels.EMPTY, scalar.value()));
    } else {
      throw failure("rule result is not a vector or scalar");
    }
    samples.sort(Comparator.comparing(Sample::labels));
    return samples;
  }

  private static QueryException failure(String message) {
    return new QueryException(QueryException.Reason.EXECUTION, message);
  }

  private List<Sample> wanted(RuleTest.QueryCase query) {
    List<Sample> samples = new ArrayList<>();
    for (RuleTest.Expected expected : query.expected()) {
      if (!expected.histogram().isEmpty()) {
        throw failure("native histograms are not supported: " + expected.histogram());
      }
      samples.add(new Sample(labels(expected.labels()), expected.value()));
    }
    samples.sort(Comparator.comparing(Sample::labels));
    return samples;
  }

  private Labels labels(String written) {
    try {
      return parser.parseLabels(written);
    } catch (ParseException invalid) {
      throw failure("labels " + GoText.quote(written) + ": " + invalid.getMessage());
    }
  }

  private boolean same(List<Sample> wanted, List<Sample> got) {
    if (wanted.size() != got.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      boolean equal =
          wanted.get(i).labels().equals(got.get(i).labels())
              && same(wanted.get(i).value(), got.get(i).value());
      if (!equal) {
        return false;
      }
    }
    return true;
  }

  /** As in promtool, NaN equals nothing, itself included. */
  private boolean same(double wanted, double got) {
    return wanted == got || (fuzzy && (Math.nextDown(wanted) == got || Math.nextUp(wanted) == got));
  }

  private static String show(List<Sample> samples) {
    return samples.isEmpty()
        ? "nil"
        : samples.stream().map(Sample::toString).collect(Collectors.joining(", "));
  }

  /** With the fewest digits and always an exponent: {@code 1.5E+00}. */
  private static String exponent(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return GoNumber.general(value);
    }
    BigDecimal number = new BigDecimal(GoNumber.plain(value));
    if (number.signum() == 0) {
      return GoNumber.plain(value) + "E+00";
    }
    BigDecimal digits = number.stripTrailingZeros();
    int power = digits.precision() - digits.scale() - 1;
    String sign = power < 0 ? "-" : "+";
    return digits.movePointLeft(power).toPlainString()
        + "E"
        + sign
        + (Math.abs(power) < 10 ? "0" : "")
        + Math.abs(power);
  }
}
