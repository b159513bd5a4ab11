package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.ResponseKind;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.atomic.LongAdder;

/** The handle held for one method, route and status. Lock-free. */
final class StatusCell {
  final int status;
  final Labels labels;
  final DurationHistogram durations = new DurationHistogram(DurationBounds.REQUEST);
  private final LongAdder apart = new LongAdder();

  StatusCell(String method, String route, int status) {
    this.status = status;
    labels =
        Labels.of(
            "http_request_method",
            method,
            "http_response_status_code",
            StatusCodes.label(status),
            "http_route",
            route);
  }

  /** Counts a completed response: in the histogram if its duration means something, else apart. */
  void completed(ResponseKind kind, long durationNanos) {
    if (kind == ResponseKind.PLAIN) {
      durations.record(durationNanos);
    } else {
      apart.increment();
    }
  }

  /** Streams and upgrades, which the histogram does not hold. */
  long apart() {
    return apart.sum();
  }
}
