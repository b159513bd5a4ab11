package dev.fossawatch.promql.script;

import dev.fossawatch.promql.engine.QueryResult;
import dev.fossawatch.promql.model.Annotation;
import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.parser.SeriesDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a script expects of one query. */
final class Expectations {
  private static final QueryParser PARSER = new QueryParser(ParseOptions.DEFAULT);
  private static final Pattern RANGE_VECTOR =
      Pattern.compile("expect range vector from (\\S+) to (\\S+) step (\\S+)");
  private static final Pattern STRING = Pattern.compile("expect string (.+)");
  private static final Pattern REMARK =
      Pattern.compile(
          "expect (ordered|fail|warn|no_warn|info|no_info)(?:\\s+(regex|msg):\\s*(.+?))?\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d[0-9.e+-]*|\\.\\d+|Inf|NaN)", Pattern.CASE_INSENSITIVE);

  private record Remark(String kind, @Nullable String form, @Nullable String text) {
    boolean matches(String message) {
      if (form == null) {
        return true;
      }
      String wanted = Objects.requireNonNull(text);
      return form.equals("msg")
          ? message.equals(wanted)
          : Pattern.compile(wanted).matcher(message).find();
    }
  }

  private final List<Remark> remarks = new ArrayList<>();
  private final List<SeriesDescription> series = new ArrayList<>();
  private @Nullable Double scalar;
  private @Nullable String string;
  private boolean rangeVector;
  private boolean histograms;
  private long rangeStart;
  private long rangeStep;

  void add(String line, int number) {
    Matcher range = RANGE_VECTOR.matcher(line);
    Matcher text = STRING.matcher(line);
    Matcher remark = REMARK.matcher(modern(line));
    if (range.matches()) {
      rangeVector = true;
      rangeStart = Durations.parse(range.group(1));
      rangeStep = Durations.parse(range.group(3));
    } else if (text.matches()) {
      string = GoText.unquote(text.group(1));
    } else if (remark.matches()) {
      remarks.add(new Remark(remark.group(1), remark.group(2), remark.group(3)));
    } else if (line.startsWith("expect")) {
      throw new IllegalArgumentException("line " + number + ": unknown expectation: " + line);
    } else if (line.contains("{{")) {
      histograms = true;
    } else if (NUMBER.matcher(line).matches()) {
      scalar = PARSER.parseSeries("{} " + line).values()[0];
    } else {
      series.add(PARSER.parseSeries(line));
    }
  }

  /** The older way to expect a message. */
  private static String modern(String line) {
    return line.replaceFirst("^expect_fail_message ", "expect fail msg: ")
        .replaceFirst("^expect_fail_regexp ", "expect fail regex: ");
  }

  boolean wantsOrder() {
    return wants("ordered");
  }

  boolean wantsHistograms() {
    return histograms;
  }

  private boolean wants(String kind) {
    return remarks.stream().anyMatch(remark -> remark.kind().equals(kind));
  }

  String checkFailure(String message) {
    if (!wants("fail")) {
      return "unexpected failure: " + message;
    }
    for (Remark remark : remarks) {
      if (remark.kind().equals("fail") && !remark.matches(message)) {
        return "failed with another message: " + message;
      }
    }
    return "";
  }

  String check(QueryResult result, long start, long step) {
    if (wants("fail")) {
      return "expected a failure, got " + result.value();
    }
    String problem = checkRemarks(result, Annotation.Kind.WARNING, "warn");
    if (problem.isEmpty()) {
      problem = checkRemarks(result, Annotation.Kind.INFO, "info");
    }
    return problem.isEmpty() ? checkValue(result.value(), start, step) : problem;
  }

  private String checkRemarks(QueryResult result, Annotation.Kind kind, String word) {
    List<String> messages =
        result.annotations().stream()
            .filter(annotation -> annotation.kind() == kind)
            .map(Annotation::toString)
            .toList();
    if (wants("no_" + word) && !messages.isEmpty()) {
      return "unexpected: " + messages;
    }
    List<Remark> wanted = remarks.stream().filter(r -> r.kind().equals(word)).toList();
    for (Remark remark : wanted) {
      if (messages.stream().noneMatch(remark::matches)) {
        return "expected " + remark + ", got " + messages;
      }
    }
    boolean all = wanted.stream().allMatch(remark -> remark.form() != null);
    if (!wanted.isEmpty() && all) {
      for (String message : messages) {
        if (wanted.stream().noneMatch(remark -> remark.matches(message))) {
          return "expected only " + wanted + ", got " + messages;
        }
      }
    }
    return "";
  }

  String checkValue(Value value, long start, long step) {
    if (value instanceof Value.Scalar number) {
      return scalar != null && near(scalar, number.value())
          ? ""
          : "expected " + scalar + ", got " + number.value();
    }
    if (value instanceof Value.StringValue text) {
      return text.value().equals(string) ? "" : "expected " + string + ", got " + text.value();
    }
    if (scalar != null || string != null) {
      return "expected a scalar or a string, got " + value;
    }
    if (value instanceof Value.Vector vector) {
      return checkVector(vector.samples());
    }
    List<Value.Series> found = ((Value.Matrix) value).series();
    return rangeVector
        ? checkMatrix(found, rangeStart, rangeStep)
        : checkMatrix(found, start, step);
  }

  private String checkVector(List<Value.Sample> samples) {
    Set<Labels> seen = new HashSet<>();
    for (int i = 0; i < samples.size(); i++) {
      Value.Sample sample = samples.get(i);
      int expected = place(sample.labels());
      if (expected < 0 || !seen.add(sample.labels())) {
        return "unexpected " + sample;
      }
      if (wantsOrder() && expected != i) {
        return "expected at place " + expected + " but is at " + i + ": " + sample;
      }
      if (!near(series.get(expected).values()[0], sample.value())) {
        return "expected " + series.get(expected).values()[0] + ", got " + sample;
      }
    }
    return missing(seen);
  }

  private int place(Labels labels) {
    for (int i = series.size() - 1; i >= 0; i--) {
      if (series.get(i).labels().equals(labels)) {
        return i;
      }
    }
    return -1;
  }

  private String missing(Set<Labels> seen) {
    for (SeriesDescription expected : series) {
      if (!seen.contains(expected.labels()) && hasValues(expected)) {
        return "missing " + expected.labels();
      }
    }
    return "";
  }

  private static boolean hasValues(SeriesDescription expected) {
    for (boolean omitted : expected.omitted()) {
      if (!omitted) {
        return true;
      }
    }
    return false;
  }

  private String checkMatrix(List<Value.Series> found, long start, long step) {
    Set<Labels> seen = new HashSet<>();
    for (Value.Series actual : found) {
      int place = place(actual.labels());
      if (place < 0 || !seen.add(actual.labels())) {
        return "unexpected " + text(actual);
      }
      if (!same(series.get(place), actual, start, step)) {
        return "unexpected values of " + text(actual);
      }
    }
    return missing(seen);
  }

  private static boolean same(
      SeriesDescription expected, Value.Series actual, long start, long step) {
    int next = 0;
    for (int i = 0; i < expected.values().length; i++) {
      if (expected.omitted()[i]) {
        continue;
      }
      boolean there =
          next < actual.values().length
              && actual.timesMillis()[next] == start + i * step
              && near(expected.values()[i], actual.values()[next]);
      if (!there) {
        return false;
      }
      next++;
    }
    return next == actual.values().length;
  }

  private static String text(Value.Series actual) {
    return actual.labels()
        + " "
        + java.util.Arrays.toString(actual.timesMillis())
        + " "
        + java.util.Arrays.toString(actual.values());
  }

  /** Equal but for a millionth, as Prometheus's own runner compares. */
  static boolean near(double expected, double actual) {
    if (Double.isNaN(expected) || Double.isNaN(actual)) {
      return Double.isNaN(expected) && Double.isNaN(actual);
    }
    if (expected == actual) {
      return true;
    }
    double sum = Math.abs(expected) + Math.abs(actual);
    double difference = Math.abs(expected - actual);
    if (expected == 0 || actual == 0 || sum < Double.MIN_NORMAL) {
      return difference < 1e-6 * Double.MIN_NORMAL;
    }
    return difference / Math.min(sum, Double.MAX_VALUE) < 1e-6;
  }
}
