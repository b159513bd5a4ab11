package dev.fossawatch.promql.differential;

import java.util.Random;

/** Makes up queries over {@link SampleData}, the same for the same seed. */
final class QueryMaker {
  private static final String[] GAUGES = {"temperature", "memory_bytes"};
  private static final String[] JOBS = {"api", "web", "batch", "none"};
  private static final String[] RANGES = {"1m", "2m", "5m", "10m", "100s", "20m", "40s"};
  private static final String[] OFFSETS = {"30s", "1m", "5m", "-1m", "20m"};
  private static final String[] ELEMENT = {
    "abs", "ceil", "floor", "sqrt", "ln", "log2", "log10", "sgn", "atan", "tanh", "asinh", "deg",
    "rad"
  };
  private static final String[] CURVED = {
    "sin", "cos", "tan", "asin", "acos", "sinh", "cosh", "acosh", "atanh", "exp"
  };
  private static final String[] COUNTER_RANGE = {
    "rate", "increase", "irate", "resets", "changes", "delta", "idelta", "deriv"
  };
  private static final String[] OVER_TIME = {
    "avg_over_time", "min_over_time", "max_over_time", "sum_over_time", "count_over_time",
    "stddev_over_time", "stdvar_over_time", "last_over_time", "present_over_time", "delta",
    "idelta", "deriv", "changes", "resets"
  };
  private static final String[] SMOOTH_OVER_TIME = {
    "avg_over_time",
    "min_over_time",
    "max_over_time",
    "sum_over_time",
    "count_over_time",
    "stddev_over_time",
    "last_over_time",
    "present_over_time",
    "deriv"
  };
  private static final String[] DATES = {
    "minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month", "year"
  };
  private static final String[] PLAIN_AGGREGATIONS = {
    "sum", "avg", "min", "max", "count", "group", "stddev", "stdvar"
  };
  private static final String[] ARITHMETIC = {"+", "-", "*", "/"};
  private static final String[] COMPARISONS = {"==", "!=", "<", "<=", ">", ">="};
  private static final String[] SETS = {"and", "or", "unless"};

  private final Random random;

  QueryMaker(long seed) {
    this.random = new Random(seed);
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  /** One query, a vector. */
  String next() {
    return vector(1 + random.nextInt(3));
  }

  private String vector(int depth) {
    if (depth <= 0) {
      return selector();
    }
    return switch (random.nextInt(14)) {
      case 0 -> selector();
      case 1, 2 -> range();
      case 3 -> subquery();
      case 4 -> element(depth);
      case 5 -> scalarFunction(depth);
      case 6, 7 -> aggregation(depth);
      case 8 -> withScalar(depth);
      case 9 -> matched();
      case 10 -> sets();
      case 11 -> labels(depth);
      case 12 -> quantile();
      default -> other();
    };
  }

  private String selector() {
    return modified(plainSelector(any("requests_total", "up", any(GAUGES))));
  }

  private String plainSelector(String name) {
    return switch (random.nextInt(6)) {
      case 0 -> name + "{job=\"" + any(JOBS) + "\"}";
      case 1 -> name + "{job!=\"" + any(JOBS) + "\"}";
      case 2 -> name + "{job=~\"" + any("a.*", "api|web", ".+", "", "w?eb") + "\"}";
      case 3 -> name + "{instance!~\"" + any("0", "[01]", "2|3") + "\",job=\"api\"}";
      default -> name;
    };
  }

  private String modified(String selector) {
    String at =
        oneIn(10)
            ? " @ " + any("start()", "end()", Long.toString(SampleData.START / 1000 + 3600))
            : "";
    return selector + at + (oneIn(6) ? " offset " + any(OFFSETS) : "");
  }

  private String ranged(String name) {
    return modified(plainSelector(name) + "[" + any(RANGES) + "]");
  }

  private String range() {
    return switch (random.nextInt(6)) {
      case 0 -> "quantile_over_time(" + any("0.5", "0.9", "0", "1") + ", " + gaugeRange() + ")";
      case 1 ->
          "predict_linear("
              + plainSelector(any(GAUGES))
              + "["
              + any(RANGES)
              + "], "
              + any("60", "3600", "-600")
              + ")";
      case 2, 3 -> any(COUNTER_RANGE) + "(" + ranged("requests_total") + ")";
      default -> any(OVER_TIME) + "(" + gaugeRange() + ")";
    };
  }

  private String gaugeRange() {
    return ranged(any("temperature", "memory_bytes", "up"));
  }

  private String subquery() {
    String brackets = "[" + any("5m", "10m", "20m") + ":" + any("", "30s", "1m", "2m") + "]";
    boolean plain = oneIn(2);
    String inner = plain ? plainSelector(any("temperature", "requests_total")) : inner();
    String function = plain ? any(OVER_TIME) : any(SMOOTH_OVER_TIME);
    return function + "(" + inner + brackets + (oneIn(6) ? " offset 1m" : "") + ")";
  }

  /** What would blow up a rounding error is asked of samples alone. */
  private String element(int depth) {
    return oneIn(3)
        ? any(CURVED) + "(" + plainSelector(any("temperature", "up")) + ")"
        : any(ELEMENT) + "(" + vector(depth - 1) + ")";
  }

  /** What a subquery evaluates: no subquery again, and nothing that counts tiny differences. */
  private String inner() {
    return switch (random.nextInt(4)) {
      case 0 -> "sum by (job) (rate(requests_total[2m]))";
      case 1 -> "(temperature / on (job, instance) memory_bytes)";
      case 2 -> "max by (job) (avg_over_time(temperature[1m]))";
      default -> "rate(" + plainSelector("requests_total") + "[" + any("1m", "5m") + "])";
    };
  }

  private String scalarFunction(int depth) {
    String inner = vector(depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> "clamp(" + inner + ", " + any("-1", "0", "10") + ", " + any("5", "50") + ")";
      case 1 -> "clamp_min(" + inner + ", " + scalar() + ")";
      case 2 -> "clamp_max(" + inner + ", " + scalar() + ")";
      case 3 -> "-(" + inner + ")";
      default -> "round(" + any(GAUGES) + any("", ", 0.1", ", 5") + ")";
    };
  }

  private String scalar() {
    return switch (random.nextInt(6)) {
      case 0 -> "scalar(up{job=\"api\",instance=\"0\"})";
      case 1 -> "time() / 1e9";
      case 2 -> "pi()";
      case 3 -> "scalar(sum(temperature))";
      default -> any("0", "1", "2.5", "-3", "100", "1e6");
    };
  }

  private String aggregation(int depth) {
    String clause = any("", " by (job)", " by (job, code)", " without (instance)", " by (nope)");
    return switch (random.nextInt(6)) {
      case 0 ->
          any("topk", "bottomk")
              + clause
              + "("
              + any("1", "2", "5", "0")
              + ", "
              + any("temperature", "memory_bytes", "avg_over_time(temperature[5m])")
              + ")";
      case 1 ->
          "quantile" + clause + "(" + any("0.5", "0.9", "0.1") + ", " + vector(depth - 1) + ")";
      case 2 -> "count_values" + clause + "(\"value\", " + any("up", "changes(up[5m])") + ")";
      default -> any(PLAIN_AGGREGATIONS) + clause + "(" + vector(depth - 1) + ")";
    };
  }

  private String withScalar(int depth) {
    String op =
        switch (random.nextInt(3)) {
          case 0 -> any(COMPARISONS);
          case 1 -> any(COMPARISONS) + " bool";
          default -> any(ARITHMETIC);
        };
    String inner = "(" + vector(depth - 1) + ")";
    return oneIn(3) ? scalar() + " " + op + " " + inner : inner + " " + op + " " + scalar();
  }

  private String matched() {
    if (oneIn(8)) {
      return "up " + any("^", "%") + " temperature";
    }
    String op = oneIn(3) ? any(COMPARISONS) + any("", " bool") : any(ARITHMETIC);
    return switch (random.nextInt(5)) {
      case 0 -> any(GAUGES) + " " + op + " " + any(GAUGES);
      case 1 -> "rate(requests_total[5m]) " + op + " on (job, instance) group_left () temperature";
      case 2 -> "up " + op + " on (job) group_left (version) build_info";
      case 3 -> "temperature " + op + " ignoring (code) group_right () rate(requests_total[2m])";
      default -> "sum by (job) (temperature) " + op + " on (job) avg by (job) (memory_bytes)";
    };
  }

  private String sets() {
    String left = oneIn(2) ? range() : selector();
    String matching = any("", " on (job)", " on (job, instance)", " ignoring (code)");
    String right = oneIn(2) ? "temperature > 20" : selector();
    return left + " " + any(SETS) + matching + " " + right;
  }

  private String labels(int depth) {
    String inner = vector(depth - 1);
    return oneIn(2)
        ? "label_replace("
            + inner
            + ", \"new\", \""
            + any("$1", "x-${1}-y", "", "$2$1")
            + "\", \""
            + any("job", "instance", "nope")
            + "\", \""
            + any("(.*)", "(a|w)(.*)", "([0-9])", "")
            + "\")"
        : "label_join(" + inner + ", \"new\", \"-\", \"job\", \"instance\", \"nope\")";
  }

  private String quantile() {
    String inner =
        any(
            "sum by (le, job) (rate(latency_seconds_bucket[5m]))",
            "rate(latency_seconds_bucket[2m])",
            "sum by (le) (increase(latency_seconds_bucket{job=\"api\"}[10m]))",
            "latency_seconds_bucket",
            "latency_seconds_bucket{le!=\"+Inf\"}");
    return "histogram_quantile(" + any("0.5", "0.9", "0.99", "0", "1") + ", " + inner + ")";
  }

  private String other() {
    return switch (random.nextInt(6)) {
      case 0 -> "absent(" + plainSelector("temperature") + ")";
      case 1 -> "absent_over_time(" + plainSelector("up") + "[2m])";
      case 2 ->
          "timestamp(" + plainSelector(any("up", "temperature")) + any("", " offset 1m") + ")";
      case 3 -> any(DATES) + "(" + any("", "timestamp(temperature)", "vector(1e9)") + ")";
      case 4 -> "vector(" + scalar() + ")";
      default -> "timestamp(" + range() + ")";
    };
  }
}
