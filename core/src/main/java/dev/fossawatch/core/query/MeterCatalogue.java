package dev.fossawatch.core.query;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the meters say of themselves: type, help and unit, by the name their series have. */
final class MeterCatalogue {
  private final Supplier<MetricSnapshots> meters;

  MeterCatalogue(Supplier<MetricSnapshots> meters) {
    this.meters = meters;
  }

  QueryReply metadata(Asked asked) {
    int limit = asked.plainLimit("limit", -1);
    int perMetric = asked.plainLimit("limit_per_metric", -1);
    String wanted = asked.text("metric");
    Map<String, List<Map<String, String>>> found = new TreeMap<>();
    for (MetricSnapshot meter : meters.get()) {
      String name = name(meter);
      if (wanted.isEmpty() || wanted.equals(name)) {
        found.putIfAbsent(name, perMetric == 0 ? List.of() : List.of(described(meter)));
      }
    }
    while (limit >= 0 && found.size() > limit) {
      found.keySet().remove(((TreeMap<String, ?>) found).lastKey());
    }
    return Replies.success(found);
  }

  private static String name(MetricSnapshot meter) {
    String name = meter.getMetadata().getPrometheusName();
    if (meter instanceof CounterSnapshot) {
      return name + "_total";
    }
    return meter instanceof InfoSnapshot ? name + "_info" : name;
  }

  private static Map<String, String> described(MetricSnapshot meter) {
    MetricMetadata metadata = meter.getMetadata();
    String help = metadata.getHelp();
    Unit unit = metadata.getUnit();
    Map<String, String> described = new TreeMap<>();
    described.put("type", type(meter));
    described.put("help", help == null ? "" : help);
    described.put("unit", unit == null ? "" : unit.toString());
    return described;
  }

  private static String type(MetricSnapshot meter) {
    if (meter instanceof CounterSnapshot) {
      return "counter";
    } else if (meter instanceof GaugeSnapshot || meter instanceof InfoSnapshot) {
      return "gauge";
    } else if (meter instanceof HistogramSnapshot) {
      return "histogram";
    } else if (meter instanceof SummarySnapshot) {
      return "summary";
    }
    return meter instanceof StateSetSnapshot ? "stateset" : "unknown";
  }
}
