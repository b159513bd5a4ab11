package dev.fossawatch.server;

import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.rules.RuleOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How files of rules are read; a picocli mixin with the names promtool has. */
final class RulesOptions {
  private static final String EXPERIMENTAL = "promql-experimental-functions";

  @Option(
      names = "--enable-feature",
      split = ",",
      paramLabel = "NAME",
      description = "takes what is behind a flag; known is " + EXPERIMENTAL)
  private List<String> features = new ArrayList<>();

  @Option(
      names = "--ignore-unknown-fields",
      description = "passes over fields of rule files that are not Prometheus's")
  private boolean ignoreUnknownFields;

  RuleOptions options() {
    ParseOptions expressions =
        features.contains(EXPERIMENTAL)
            ? ParseOptions.DEFAULT.withExperimental()
            : ParseOptions.DEFAULT;
    return new RuleOptions(expressions, ignoreUnknownFields);
  }
}
