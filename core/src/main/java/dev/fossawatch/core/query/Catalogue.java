package dev.fossawatch.core.query;

import dev.fossawatch.core.config.QueryConfig;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Which series there are, and the names and values of their labels. */
final class Catalogue {
  static final String TRUNCATED = "results truncated due to limit";

  private static final List<Matcher> EVERYTHING =
      List.of(new Matcher(Matcher.Kind.REGEX, Labels.NAME, ".+"));

  private final SeriesSource source;
  private final QuerySlots slots;
  private final long timeoutNanos;

  Catalogue(SeriesSource source, QueryConfig config, QuerySlots slots) {
    this.source = source;
    this.slots = slots;
    timeoutNanos = config.timeout().toNanos();
  }

  QueryReply series(Asked asked) {
    if (asked.texts("match[]").isEmpty()) {
      throw RefusedException.badData("no match[] parameter provided");
    }
    TreeSet<Labels> found = new TreeSet<>();
    int limit = collect(asked, found::add);
    return listed(found, limit, ResultJson::object);
  }

  QueryReply labelNames(Asked asked) {
    TreeSet<String> names = new TreeSet<>();
    int limit =
        collect(
            asked,
            labels -> {
              for (int i = 0; i < labels.size(); i++) {
                names.add(labels.name(i));
              }
            });
    return listed(names, limit, (name, json) -> json.string(name));
  }

  QueryReply labelValues(String escaped, Asked asked) {
    String name = UnescapedName.of(escaped);
    if (!GoText.isLabelName(name)) {
      throw RefusedException.badData("invalid label name: " + GoText.quote(name));
    }
    TreeSet<String> values = new TreeSet<>();
    int limit = collect(asked, labels -> values.add(labels.get(name)));
    values.remove("");
    return listed(values, limit, (value, json) -> json.string(value));
  }

  /** Hands over the labels of all series asked for; answers how many may be listed. */
  private int collect(Asked asked, Consumer<Labels> collector) {
    int limit = asked.limit();
    long start = asked.time("start", Times.EARLIEST);
    long end = asked.time("end", Times.LATEST);
    List<List<Matcher>> selectors = asked.selectors();
    return slots.run(
        timeoutNanos,
        left -> {
          for (List<Matcher> matchers : selectors.isEmpty() ? List.of(EVERYTHING) : selectors) {
            Selection selection = new Selection(matchers, start, end, 1, 0, "series");
            for (SourceSeries series : source.select(selection)) {
              collector.accept(series.labels());
            }
          }
          return limit;
        });
  }

  /** Writes one entry of a list. */
  private interface Entry<T> {
    void write(T entry, JsonBytes json);
  }

  private static <T> QueryReply listed(Collection<T> entries, int limit, Entry<T> entry) {
    List<String> warnings = entries.size() > limit ? List.of(TRUNCATED) : List.of();
    return Replies.success(
        json -> {
          json.raw('[');
          String[] separator = {""};
          entries.stream()
              .limit(limit)
              .forEach(
                  each -> {
                    json.raw(separator[0]);
                    entry.write(each, json);
                    separator[0] = ",";
                  });
          json.raw(']');
        },
        warnings,
        List.of());
  }
}
