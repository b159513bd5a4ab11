package dev.fossawatch.promql.ruletest;

import dev.fossawatch.promql.parser.SeriesDescription;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** One test: the series it puts in, and what it expects of rules and queries. */
record RuleTest(
    String name,
    Duration interval,
    long startMillis,
    List<SeriesDescription> input,
    List<AlertCase> alerts,
    List<QueryCase> queries,
    SortedMap<String, String> externalLabels,
    String externalUrl) {

  /** Alerts of one name that must fire at a time, and no others of that name. */
  record AlertCase(Duration time, String alertName, List<AlertTexts> expected) {}

  /** A query, when it is asked, and the answer it must have. */
  record QueryCase(Duration time, String query, List<Expected> expected) {}

  /** A series of an answer as it is written. */
  record Expected(String labels, double value, String histogram) {}

  /** The latest time anything is expected at. */
  Duration end() {
    return Stream.concat(
            alerts.stream().map(AlertCase::time), queries.stream().map(QueryCase::time))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
