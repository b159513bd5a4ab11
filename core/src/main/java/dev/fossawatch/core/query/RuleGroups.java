package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The rules in force and how they stand, as the API lists them. Thread-safe; must not block. */
@FunctionalInterface
public interface RuleGroups {
  /** Where there are no rules. */
  RuleGroups NONE = List::of;

  /** All groups as of now. */
  List<Group> read();

  /**
   * Rules that are evaluated together.
   *
   * @param file the file they come from
   * @param interval how far evaluations are apart
   * @param limit how many alerts or series each rule may make; 0 for any number
   * @param rules in the order they are evaluated
   * @param last how the last evaluation went
   */
  record Group(String name, String file, Duration interval, int limit, List<Rule> rules, Run last) {
    /** Copies the rules. */
    public Group {
      rules = List.copyOf(rules);
    }
  }

  /**
   * An evaluation.
   *
   * @param at when it began
   * @param duration how long it took
   * @param error what was wrong, empty if nothing
   */
  record Run(Instant at, Duration duration, String error) {}

  /** A rule of a group. */
  sealed interface Rule {
    /** The alert's name, or that of the series recorded. */
    String name();

    /** What it asks. */
    String query();

    /** What its alerts or series are labelled with. */
    Map<String, String> labels();

    /** How the last evaluation went. */
    Run last();
  }

  /**
   * A rule that makes alerts.
   *
   * @param hold how long its condition must hold before an alert fires
   * @param keepFiringFor how long an alert goes on to fire without it
   * @param alerts those whose condition holds
   */
  record Alerting(
      String name,
      String query,
      Duration hold,
      Duration keepFiringFor,
      Map<String, String> labels,
      Map<String, String> annotations,
      List<Alert> alerts,
      Run last)
      implements Rule {
    /** Copies all. */
    public Alerting {
      labels = Map.copyOf(labels);
      annotations = Map.copyOf(annotations);
      alerts = List.copyOf(alerts);
    }
  }

  /** A rule that records series. */
  record Recording(String name, String query, Map<String, String> labels, Run last)
      implements Rule {
    /** Copies the labels. */
    public Recording {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * An alert whose condition holds.
   *
   * @param firing whether it fires; it is pending otherwise
   * @param activeAt since when the condition holds
   * @param value the newest value
   */
  record Alert(
      Labels labels,
      Map<String, String> annotations,
      boolean firing,
      Instant activeAt,
      double value) {
    /** Copies the annotations. */
    public Alert {
      annotations = Map.copyOf(annotations);
    }
  }
}
