package dev.fossawatch.promql.ruletest;

import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.parser.ParseException;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.parser.SeriesDescription;
import dev.fossawatch.promql.yaml.Fields;
import dev.fossawatch.promql.yaml.InvalidFileException;
import dev.fossawatch.promql.yaml.KnownFields;
import dev.fossawatch.promql.yaml.Text;
import dev.fossawatch.promql.yaml.YamlFile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads files of tests as strictly as promtool. */
final class RuleTestReader {
  private static final KnownFields FILE =
      KnownFields.of(
          "rule_files", "evaluation_interval", "group_eval_order", "tests", "fuzzy_compare");
  private static final KnownFields TEST =
      KnownFields.of(
          "interval",
          "input_series",
          "alert_rule_test",
          "promql_expr_test",
          "external_labels",
          "external_url",
          "name",
          "start_timestamp");
  private static final KnownFields SERIES = KnownFields.of("series", "values");
  private static final KnownFields ALERT_CASE =
      KnownFields.of("eval_time", "alertname", "exp_alerts");
  private static final KnownFields ALERT = KnownFields.of("exp_labels", "exp_annotations");
  private static final KnownFields QUERY_CASE = KnownFields.of("expr", "eval_time", "exp_samples");
  private static final KnownFields SAMPLE = KnownFields.of("labels", "value", "histogram");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final QueryParser parser;

  RuleTestReader(QueryParser parser) {
    this.parser = parser;
  }

  RuleTestFile read(String name, String text) throws InvalidFileException {
    YamlFile file = YamlFile.parse(name, text);
    Fields root = file.fields("rule test file", FILE);
    Duration interval = orElse(root.duration("evaluation_interval", MINUTE), MINUTE);
    List<RuleTest> tests = new ArrayList<>();
    for (Fields fields : root.list("tests", "test group", TEST)) {
      tests.add(test(fields, interval));
    }
    RuleTestFile read =
        new RuleTestFile(
            root.texts("rule_files").stream().map(Text::value).toList(),
            interval,
            order(root),
            root.bool("fuzzy_compare"),
            tests);
    file.finish();
    return read;
  }

  private static Duration orElse(Duration given, Duration otherwise) {
    return given.isZero() ? otherwise : given;
  }

  private static List<String> order(Fields root) throws InvalidFileException {
    Set<String> seen = new HashSet<>();
    List<Text> order = root.texts("group_eval_order");
    for (Text group : order) {
      if (!seen.add(group.value())) {
        group.problem("group name repeated in evaluation order: " + group.value());
      }
    }
    return order.stream().map(Text::value).toList();
  }

  private RuleTest test(Fields fields, Duration evaluationInterval) throws InvalidFileException {
    String name = fields.text("name").value();
    List<SeriesDescription> input = new ArrayList<>();
    for (Fields series : fields.list("input_series", "series", SERIES)) {
      series(series, input);
    }
    List<RuleTest.AlertCase> alerts = new ArrayList<>();
    for (Fields alert : fields.list("alert_rule_test", "alert test case", ALERT_CASE)) {
      alerts.add(alertCase(alert, name));
    }
    List<RuleTest.QueryCase> queries = new ArrayList<>();
    for (Fields query : fields.list("promql_expr_test", "promql test case", QUERY_CASE)) {
      queries.add(queryCase(query));
    }
    return new RuleTest(
        name,
        orElse(fields.duration("interval", evaluationInterval), evaluationInterval),
        startMillis(fields.text("start_timestamp")),
        input,
        alerts,
        queries,
        strings(fields.strings("external_labels")),
        fields.text("external_url").value());
  }

  private void series(Fields fields, List<SeriesDescription> into) {
    Text series = fields.text("series");
    Text values = fields.text("values");
    try {
      into.add(parser.parseSeries(series.value() + " " + values.value()));
    } catch (ParseException invalid) {
      int offset = invalid.position().start();
      int behind = offset - series.value().length() - 1;
      Text place = behind < 0 || values.isEmpty() ? series : values;
      place.problem(Math.max(0, place == series ? offset : behind), problem(invalid));
    }
  }

  private static String problem(ParseException invalid) {
    return "parse error: " + invalid.problem();
  }

  private static RuleTest.AlertCase alertCase(Fields fields, String test)
      throws InvalidFileException {
    Duration time = fields.duration("eval_time", Duration.ZERO);
    String name = fields.text("alertname").value();
    if (name.isEmpty()) {
      fields.problem(
          "an item under alert_rule_test misses required attribute alertname at eval_time "
              + Durations.format(time.toMillis())
              + (test.isEmpty() ? "" : " (in TestGroup " + test + ")"));
    }
    List<AlertTexts> expected = new ArrayList<>();
    for (Fields alert : fields.list("exp_alerts", "alert", ALERT)) {
      SortedMap<String, String> labels = strings(alert.strings("exp_labels"));
      labels.put("alertname", name);
      expected.add(new AlertTexts(labels, strings(alert.strings("exp_annotations"))));
    }
    return new RuleTest.AlertCase(time, name, expected);
  }

  private static RuleTest.QueryCase queryCase(Fields fields) throws InvalidFileException {
    List<RuleTest.Expected> expected = new ArrayList<>();
    for (Fields sample : fields.list("exp_samples", "sample", SAMPLE)) {
      expected.add(
          new RuleTest.Expected(
              sample.text("labels").value(),
              sample.number("value"),
              sample.text("histogram").value()));
    }
    return new RuleTest.QueryCase(
        fields.duration("eval_time", Duration.ZERO), fields.text("expr").value(), expected);
  }

  private static SortedMap<String, String> strings(Fields fields) {
    SortedMap<String, String> strings = new TreeMap<>();
    fields.names().forEach(name -> strings.put(name, fields.text(name).value()));
    return strings;
  }

  /** Seconds since 1970 or a time as RFC 3339 writes it. */
  private static long startMillis(Text text) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return new BigDecimal(text.value()).movePointRight(3).longValueExact();
    } catch (ArithmeticException | NumberFormatException noNumber) {
      return timeMillis(text);
    }
  }

  private static long timeMillis(Text text) {
    try {
      return OffsetDateTime.parse(text.value()).toInstant().toEpochMilli();
    } catch (DateTimeParseException invalid) {
      text.problem("cannot parse \"" + text.value() + "\" to a valid timestamp");
      return 0;
    }
  }
}
