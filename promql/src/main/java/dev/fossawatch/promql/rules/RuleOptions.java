package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.parser.ParseOptions;

/**
 * How files of rules are read.
 *
 * @param expressions what expressions may hold
 * @param ignoreUnknownFields whether fields that are not Prometheus's are passed over
 */
public record RuleOptions(ParseOptions expressions, boolean ignoreUnknownFields) {
  /** Stable functions; unknown fields are refused. */
  public static final RuleOptions DEFAULT = new RuleOptions(ParseOptions.DEFAULT, false);
}
