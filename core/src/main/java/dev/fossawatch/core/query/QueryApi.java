package dev.fossawatch.core.query;

import dev.fossawatch.core.config.QueryConfig;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.promql.source.SeriesSource;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Prometheus's HTTP API over a history: what is asked by parameters is answered by JSON, with
 * Prometheus's statuses and, where it has some, its words. Queries run on the caller's thread, a
 * few at once, each within its limits. Thread-safe.
 */
public final class QueryApi {
  /** The version of Prometheus whose language and API this follows; data sources ask for it. */
  private static final String FOLLOWED = "3.5.0";

  private final String version;
  private final InternalErrors errors;
  private final Evaluation evaluation;
  private final Catalogue catalogue;
  private final MeterCatalogue meters;
  private final RuleCatalogue rules;

  /**
   * @param source where series and samples are found
   * @param config what a query may cost
   * @param meters reads all meters, for what they say of themselves
   * @param rules the rules in force
   * @param version of Fossawatch
   */
  public QueryApi(
      SeriesSource source,
      QueryConfig config,
      TimeSource time,
      InternalErrors errors,
      Supplier<MetricSnapshots> meters,
      RuleGroups rules,
      String version) {
    QuerySlots slots = new QuerySlots(config.concurrency(), time);
    this.errors = errors;
    this.version = version;
    this.evaluation = new Evaluation(source, time, config, slots);
    this.catalogue = new Catalogue(source, config, slots);
    this.meters = new MeterCatalogue(meters);
    this.rules = new RuleCatalogue(rules);
  }

  /** {@code query}: a query at one time. */
  public QueryReply query(QueryParameters parameters) {
    return answered(() -> evaluation.instant(new Asked(parameters)));
  }

  /** {@code query_range}: a query at every step of a range. */
  public QueryReply queryRange(QueryParameters parameters) {
    return answered(() -> evaluation.range(new Asked(parameters)));
  }

  /** {@code series}: the labels of all series that match. */
  public QueryReply series(QueryParameters parameters) {
    return answered(() -> catalogue.series(new Asked(parameters)));
  }

  /** {@code labels}: the names of all labels. */
  public QueryReply labels(QueryParameters parameters) {
    return answered(() -> catalogue.labelNames(new Asked(parameters)));
  }

  /** {@code label/…/values}: the values of a label, whose name may be escaped. */
  public QueryReply labelValues(String name, QueryParameters parameters) {
    return answered(() -> catalogue.labelValues(name, new Asked(parameters)));
  }

  /** {@code metadata}: type, help and unit of the metrics. */
  public QueryReply metadata(QueryParameters parameters) {
    return answered(() -> meters.metadata(new Asked(parameters)));
  }

  /** {@code rules}: the rules in force and their alerts. */
  public QueryReply rules(QueryParameters parameters) {
    return answered(() -> rules.rules(new Asked(parameters)));
  }

  /** {@code alerts}: the alerts whose condition holds. */
  public QueryReply alerts() {
    return answered(rules::alerts);
  }

  /** {@code query_exemplars}: none, since none are kept; a query that is none is refused. */
  public QueryReply queryExemplars(QueryParameters parameters) {
    return answered(() -> exemplars(new Asked(parameters)));
  }

  private static QueryReply exemplars(Asked asked) {
    long start = asked.time("start", Times.EARLIEST);
    if (asked.time("end", Times.LATEST) < start) {
      throw RefusedException.badData("end timestamp must not be before start timestamp");
    }
    asked.plainQuery();
    return Replies.success(List.of());
  }

  /** {@code format_query}: a query in canonical form, on one line. */
  public QueryReply formatQuery(QueryParameters parameters) {
    return answered(
        () -> {
          String text = new Asked(parameters).query().toString();
          return Replies.success(json -> json.string(text));
        });
  }

  /** {@code status/buildinfo}: which Prometheus this answers like, and what it is. */
  public QueryReply buildInfo() {
    Map<String, String> info = new TreeMap<>();
    info.put("version", FOLLOWED);
    info.put("revision", "fossawatch-" + version);
    for (String unknown : List.of("branch", "buildUser", "buildDate", "goVersion")) {
      info.put(unknown, "");
    }
    return Replies.success(info);
  }

  private QueryReply answered(Supplier<QueryReply> answer) {
    try {
      return answer.get();
    } catch (RefusedException refused) {
      return Replies.error(refused);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      errors.record("query", fault);
      return Replies.error(
          new RefusedException(ErrorKind.INTERNAL, "The failure was counted and logged."));
    }
  }
}
