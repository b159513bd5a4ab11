package dev.fossawatch.core.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be set about one scrape target. */
final class ScrapeSchema implements Entries.Reader<ScrapeConfig> {
  final Key<String> name = Key.unset("name", Kinds.name(), "the name it is shown under, unique");
  final Key<String> url =
      Key.unset(
          "url",
          Kinds.httpUrl("http://127.0.0.1:8000/metrics"),
          "where the metrics are, as Prometheus text or OpenMetrics");
  final Key<Duration> interval =
      Key.of(
          "interval",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
          Duration.ofSeconds(15),
          "time between two scrapes");
  final Key<Duration> timeout =
      Key.computed(
          "timeout",
          Kinds.duration(Duration.ofMillis(1), Duration.ofMinutes(5)),
          values -> Durations.shorter(Duration.ofSeconds(5), values.get(interval)),
          "time after which a scrape has failed, at most the interval");
  final Key<String> token = Key.unset("token", Kinds.token(), "a bearer token to send").asSecret();

  final Table table = new Table(List.of(name, url, interval, timeout, token));

  @Override
  public @Nullable Entry<ScrapeConfig> read(Raw raw, Slot slot) {
    Raw.Fields fields = EntryReader.fields(raw, slot);
    if (fields == null) {
      return null;
    }
    EntryReader reader = EntryReader.of(table, fields, slot);
    reader.require(name);
    reader.require(url);
    reader.refuseLonger(timeout, interval);
    Values values = reader.values();
    return reader.isSound() ? new Entry<>(config(values), values) : null;
  }

  private ScrapeConfig config(Values values) {
    return new ScrapeConfig(
        values.get(name),
        values.get(url),
        values.get(interval),
        values.get(timeout),
        values.find(token));
  }
}
