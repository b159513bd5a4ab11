package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.Annotation;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what a query answered as the HTTP API does, numbers straight into bytes. Prometheus writes
 * the times of vectors and matrices with three decimals or none and their values with an exponent
 * where they are large or small; of scalars and strings it writes neither so.
 */
final class ResultJson {
  private static final int MAX_REMARKS = 10;
  private static final double MILLIS = 1000;

  private final JsonBytes json;

  private ResultJson(JsonBytes json) {
    this.json = json;
  }

  /** {@code resultType} and {@code result} of a value, of its series at most so many. */
  static void write(Value value, int limit, JsonBytes json) {
    ResultJson result = new ResultJson(json);
    if (value instanceof Value.Matrix matrix) {
      result.matrix(first(matrix.series(), limit));
    } else if (value instanceof Value.Vector vector) {
      result.vector(first(vector.samples(), limit));
    } else if (value instanceof Value.Scalar scalar) {
      result.begin("scalar").json.raw('[').number(scalar.timeMillis() / MILLIS).raw(',');
      json.plainValue(scalar.value()).raw(']');
    } else if (value instanceof Value.StringValue string) {
      result.begin("string").json.raw('[').number(string.timeMillis() / MILLIS).raw(',');
      json.string(string.value()).raw(']');
    }
    json.raw('}');
  }

  /** Whether a value has more series than a limit. */
  static boolean isLongerThan(int limit, Value value) {
    return (value instanceof Value.Matrix matrix && matrix.series().size() > limit)
        || (value instanceof Value.Vector vector && vector.samples().size() > limit);
  }

  private static <T> List<T> first(List<T> all, int limit) {
    return all.size() <= limit ? all : all.subList(0, limit);
  }

  private ResultJson begin(String type) {
    json.raw("{\"resultType\":\"").raw(type).raw("\",\"result\":");
    return this;
  }

  private void matrix(List<Value.Series> series) {
    begin("matrix").json.raw('[');
    String separator = "";
    for (Value.Series one : series) {
      json.raw(separator);
      labels(one.labels());
      json.raw(",\"values\":[");
      points(one.timesMillis(), one.values());
      json.raw("]}");
      separator = ",";
    }
    json.raw(']');
  }

  private void points(long[] times, double[] values) {
    for (int i = 0; i < times.length; i++) {
      if (i > 0) {
        json.raw(',');
      }
      point(times[i], values[i]);
    }
  }

  private void vector(List<Value.Sample> samples) {
    begin("vector").json.raw('[');
    String separator = "";
    for (Value.Sample sample : samples) {
      json.raw(separator);
      labels(sample.labels());
      json.raw(",\"value\":");
      point(sample.timeMillis(), sample.value());
      json.raw('}');
      separator = ",";
    }
    json.raw(']');
  }

  private void labels(Labels labels) {
    json.raw("{\"metric\":");
    object(labels, json);
  }

  /** Labels as an object. */
  static void object(Labels labels, JsonBytes json) {
    json.raw('{');
    for (int i = 0; i < labels.size(); i++) {
      json.raw(i == 0 ? "" : ",").string(labels.name(i)).raw(':').string(labels.value(i));
    }
    json.raw('}');
  }

  private void point(long time, double value) {
    json.raw('[').seconds(time).raw(',').value(value).raw(']');
  }

  /** The remarks of a kind as they are listed; those after the first ten are only counted. */
  static List<String> remarks(List<Annotation> annotations, Annotation.Kind kind) {
    List<String> all =
        annotations.stream().filter(a -> a.kind() == kind).map(Annotation::toString).toList();
    if (all.size() <= MAX_REMARKS) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MAX_REMARKS));
    String word = kind == Annotation.Kind.WARNING ? "warning" : "info";
    some.add((all.size() - MAX_REMARKS) + " more " + word + " annotations omitted");
    return some;
  }
}
