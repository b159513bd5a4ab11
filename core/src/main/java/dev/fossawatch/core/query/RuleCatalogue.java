package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.GoText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules and alerts as the API lists them. */
final class RuleCatalogue {
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
  private static final double NANOS = 1e9;

  private final RuleGroups groups;

  RuleCatalogue(RuleGroups groups) {
    this.groups = groups;
  }

  QueryReply rules(Asked asked) {
    Wanted wanted = Wanted.of(asked);
    List<Map<String, Object>> listed =
        groups.read().stream().filter(wanted::takes).map(group -> group(group, wanted)).toList();
    return Replies.success(Map.of("groups", listed));
  }

  QueryReply alerts() {
    List<Map<String, Object>> alerts =
        groups.read().stream()
            .flatMap(group -> group.rules().stream())
            .filter(RuleGroups.Alerting.class::isInstance)
            .flatMap(rule -> ((RuleGroups.Alerting) rule).alerts().stream())
            .map(RuleCatalogue::alert)
            .toList();
    return Replies.success(Map.of("alerts", alerts));
  }

  /**
   * Which rules are asked for.
   *
   * @param type {@code alert}, {@code record} or empty for both
   */
  private record Wanted(
      String type, boolean withAlerts, Set<String> names, Set<String> groups, Set<String> files) {
    static Wanted of(Asked asked) {
      String type = asked.text("type").toLowerCase(Locale.ROOT);
      if (!Set.of("", "alert", "record").contains(type)) {
        throw RefusedException.badParameter("type", "not supported value " + GoText.quote(type));
      }
      return new Wanted(
          type,
          !excludesAlerts(asked.text("exclude_alerts")),
          Set.copyOf(asked.texts("rule_name[]")),
          Set.copyOf(asked.texts("rule_group[]")),
          Set.copyOf(asked.texts("file[]")));
    }

    private static boolean excludesAlerts(String text) {
      if (text.isEmpty() || FALSE.contains(text)) {
        return false;
      }
      if (TRUE.contains(text)) {
        return true;
      }
      throw RefusedException.badParameter(
          "exclude_alerts",
          "error converting exclude_alerts: strconv.ParseBool: parsing "
              + GoText.quote(text)
              + ": invalid syntax");
    }

    boolean takes(RuleGroups.Group group) {
      return (groups.isEmpty() || groups.contains(group.name()))
          && (files.isEmpty() || files.contains(group.file()))
          && (!isNarrow() || group.rules().stream().anyMatch(this::takes));
    }

    boolean takes(RuleGroups.Rule rule) {
      String kind = rule instanceof RuleGroups.Alerting ? "alert" : "record";
      return (type.isEmpty() || type.equals(kind))
          && (names.isEmpty() || names.contains(rule.name()));
    }

    private boolean isNarrow() {
      return !type.isEmpty() || !names.isEmpty();
    }
  }

  private static Map<String, Object> group(RuleGroups.Group group, Wanted wanted) {
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("name", group.name());
    listed.put("file", group.file());
    listed.put(
        "rules",
        group.rules().stream().filter(wanted::takes).map(rule -> rule(rule, wanted)).toList());
    listed.put("interval", seconds(group.interval()));
    listed.put("limit", group.limit());
    run(group.last(), listed);
    return listed;
  }

  private static void run(RuleGroups.Run run, Map<String, Object> into) {
    into.put("evaluationTime", seconds(run.duration()));
    into.put("lastEvaluation", run.at().toString());
  }

  private static Map<String, Object> rule(RuleGroups.Rule rule, Wanted wanted) {
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("name", rule.name());
    listed.put("query", rule.query());
    listed.put("labels", new TreeMap<>(rule.labels()));
    if (rule instanceof RuleGroups.Alerting alerting) {
      alerting(alerting, wanted, listed);
    } else {
      listed.put("type", "recording");
    }
    listed.put("health", rule.last().error().isEmpty() ? "ok" : "err");
    if (!rule.last().error().isEmpty()) {
      listed.put("lastError", rule.last().error());
    }
    run(rule.last(), listed);
    return listed;
  }

  private static void alerting(RuleGroups.Alerting rule, Wanted wanted, Map<String, Object> into) {
    into.put("state", state(rule.alerts()));
    into.put("duration", seconds(rule.hold()));
    into.put("keepFiringFor", seconds(rule.keepFiringFor()));
    into.put("annotations", new TreeMap<>(rule.annotations()));
    into.put(
        "alerts",
        wanted.withAlerts()
            ? rule.alerts().stream().map(RuleCatalogue::alert).toList()
            : List.of());
    into.put("type", "alerting");
  }

  private static String state(List<RuleGroups.Alert> alerts) {
    if (alerts.isEmpty()) {
      return "inactive";
    }
    return alerts.stream().anyMatch(RuleGroups.Alert::firing) ? "firing" : "pending";
  }

  private static Map<String, Object> alert(RuleGroups.Alert alert) {
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("labels", alert.labels().toMap());
    listed.put("annotations", new TreeMap<>(alert.annotations()));
    listed.put("state", alert.firing() ? "firing" : "pending");
    listed.put("activeAt", alert.activeAt().toString());
    listed.put("value", JsonBytes.scientific(alert.value()));
    return listed;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
