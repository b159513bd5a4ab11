package dev.fossawatch.core.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be set about one health check: what all of them share, and what only a type knows. */
final class CheckSchema {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  final Key<Integer> degradedPercent =
      Key.of("degraded_percent", Kinds.wholeNumber(1, 100), 90, "share in use that is degraded");
  final Key<Integer> unhealthyPercent =
      Key.computed(
          "unhealthy_percent",
          Kinds.wholeNumber(1, 100),
          values -> Math.max(98, values.get(degradedPercent)),
          "share in use that is unhealthy, at least degraded_percent");

  final List<CheckType> types = List.of(database(), http(), fileSystem(), memory());

  final Key<String> name = Key.unset("name", Kinds.name(), "the name it is shown under, unique");
  final Key<String> type =
      Key.unset(
          "type", Kinds.word(types.stream().map(CheckType::name).toList()), "what is checked");
  final Key<Boolean> critical =
      Key.of(
          "critical",
          Kinds.bool(),
          false,
          "whether the application as a whole is unhealthy when this check is");
  final Key<Duration> interval =
      Key.of(
          "interval",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          Duration.ofSeconds(30),
          "time between two runs");
  final Key<Duration> timeout =
      Key.computed(
          "timeout",
          Kinds.duration(SHORTEST, LONGEST),
          values -> Durations.shorter(Duration.ofSeconds(5), values.get(interval)),
          "time after which a run has failed, at most the interval");
  final Key<Duration> expected =
      Key.computed(
          "expected",
          Kinds.duration(SHORTEST, LONGEST),
          values -> Durations.shorter(Duration.ofSeconds(1), values.get(timeout)),
          "how long a run should take, at most the time-out; twice that is degraded");

  /** Every key of a check of one type. */
  Table table(CheckType of) {
    return table(of.keys());
  }

  /** The keys that every check has. */
  Table common() {
    return table(List.of());
  }

  /** Whether only some types have a key of this name. */
  boolean isOfSomeType(String name) {
    return types.stream()
        .flatMap(type -> type.keys().stream())
        .anyMatch(key -> key.path().equals(name));
  }

  /** The type of this name; null where there is none. */
  @Nullable CheckType type(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst().orElse(null);
  }

  private Table table(List<Key<?>> ofType) {
    List<Key<?>> keys = new ArrayList<>(List.of(name, type));
    keys.addAll(ofType);
    keys.addAll(List.of(critical, interval, timeout, expected));
    return new Table(keys);
  }

  private static CheckType database() {
    return new CheckType(
        "database",
        Key.unset("url", Kinds.jdbcUrl(), "the database"),
        List.of(
            Key.unset("user", Kinds.verbatim(256), "who connects"),
            Key.unset("password", Kinds.verbatim(1024), "the password of that user").asSecret(),
            Key.unset(
                "query",
                Kinds.verbatim(1024),
                "a query that must succeed; without one the driver's own test is used")));
  }

  private static CheckType http() {
    return new CheckType(
        "http",
        Key.unset("url", Kinds.httpUrl("https://example.org/health"), "what is asked for"),
        List.of(
            Key.of(
                "expect_status",
                Kinds.text(
                    "status codes and ranges with commas between, such as 200-299,304",
                    "[1-5]\\d\\d(-[1-5]\\d\\d)?(,[1-5]\\d\\d(-[1-5]\\d\\d)?){0,19}"),
                "200-299",
                "the statuses that are healthy"),
            Key.unset("body_match", Kinds.verbatim(1024), "text that must occur in the body"),
            Key.unset(
                    "headers",
                    new ListOf<>(Header.kind(), 20, List.of()),
                    "headers to send, such as a token")
                .asSecret(),
            Key.of(
                "certificate_days",
                Kinds.wholeNumber(0, 3650),
                14,
                "days a TLS certificate must still be valid, fewer is degraded")));
  }

  private CheckType fileSystem() {
    return new CheckType(
        "file_system",
        Key.unset("directory", Kinds.path("a directory"), "whose disk is looked at"),
        List.of(
            Key.of("writable", Kinds.bool(), true, "whether the directory must be writable"),
            degradedPercent,
            unhealthyPercent));
  }

  private CheckType memory() {
    return new CheckType("memory", null, List.of(degradedPercent, unhealthyPercent));
  }
}
