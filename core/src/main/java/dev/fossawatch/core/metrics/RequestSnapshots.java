package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.http.ResponseKind;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Shows {@link RequestMeters} to the registry. Thread-safe. */
final class RequestSnapshots implements MultiCollector {
  private static final MetricMetadata DURATION =
      new MetricMetadata(
          "http_server_request_duration_seconds", "Duration of HTTP requests, in seconds.");
  private static final MetricMetadata ACTIVE =
      new MetricMetadata("http_server_active_requests", "Requests being worked on.");
  private static final MetricMetadata REQUESTS =
      new MetricMetadata("fossawatch_http_requests", "Requests ended, by how they ended.");
  private static final MetricMetadata BYTES_IN =
      new MetricMetadata(
          "fossawatch_http_request_body_bytes", "Bytes of request bodies read from clients.");
  private static final MetricMetadata BYTES_OUT =
      new MetricMetadata(
          "fossawatch_http_response_body_bytes", "Bytes of response bodies written to clients.");
  private static final MetricMetadata FIRST_BYTE =
      new MetricMetadata(
          "fossawatch_http_first_byte_seconds", "Time to the first byte of the response.");
  private static final MetricMetadata STREAMS =
      new MetricMetadata(
          "fossawatch_http_stream_duration_seconds", "How long streamed responses lasted.");
  private static final MetricMetadata UPGRADES =
      new MetricMetadata(
          "fossawatch_http_upgrades", "Connections that changed their protocol (101).");

  private final RequestMeters meters;
  private final Labels plain = Labels.of("kind", ResponseKind.PLAIN.label());
  private final Labels stream = Labels.of("kind", ResponseKind.STREAM.label());

  RequestSnapshots(RequestMeters meters) {
    this.meters = meters;
  }

  @Override
  public MetricSnapshots collect() {
    List<HistogramDataPointSnapshot> durations = new ArrayList<>();
    List<CounterDataPointSnapshot> bytesIn = new ArrayList<>();
    List<CounterDataPointSnapshot> bytesOut = new ArrayList<>();
    meters.forEachEndpoint(
        endpoint -> {
          bytesIn.add(count(endpoint.bytesIn(), endpoint.labels));
          bytesOut.add(count(endpoint.bytesOut(), endpoint.labels));
          endpoint.cells().forEach(cell -> addDurations(durations, cell));
        });
    return MetricSnapshots.of(
        new HistogramSnapshot(DURATION, durations),
        new GaugeSnapshot(
            ACTIVE, List.of(new GaugeDataPointSnapshot(meters.active(), Labels.EMPTY, null))),
        new CounterSnapshot(REQUESTS, outcomes()),
        new CounterSnapshot(BYTES_IN, bytesIn),
        new CounterSnapshot(BYTES_OUT, bytesOut),
        new HistogramSnapshot(
            FIRST_BYTE,
            List.of(
                point(meters.plainFirstByte(), plain), point(meters.streamFirstByte(), stream))),
        new HistogramSnapshot(STREAMS, List.of(point(meters.streams(), Labels.EMPTY))),
        new CounterSnapshot(UPGRADES, List.of(count(meters.upgrades(), Labels.EMPTY))));
  }

  private static void addDurations(List<HistogramDataPointSnapshot> points, StatusCell cell) {
    Distribution durations = cell.durations.read();
    if (durations.count() > 0) {
      points.add(point(durations, cell.labels));
    }
  }

  private List<CounterDataPointSnapshot> outcomes() {
    return Stream.of(Outcome.values())
        .map(outcome -> count(meters.ended(outcome), Labels.of("outcome", outcome.label())))
        .toList();
  }

  private static CounterDataPointSnapshot count(long value, Labels labels) {
    return new CounterDataPointSnapshot(value, labels, null, 0);
  }

  private static HistogramDataPointSnapshot point(Distribution durations, Labels labels) {
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(durations.uppers(), durations.counts()),
        durations.sumSeconds(),
        labels,
        Exemplars.EMPTY,
        0);
  }
}
