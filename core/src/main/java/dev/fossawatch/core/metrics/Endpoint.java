package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Outcome;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One method on one route and the cells of its statuses. Recording to a known status takes no lock
 * and allocates nothing.
 */
final class Endpoint {
  final String method;
  final String route;
  final Labels labels;
  private final CellBudget budget;
  private final LongAdder aborted = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private volatile StatusCell[] cells = {};

  Endpoint(String method, String route, CellBudget budget) {
    this.method = method;
    this.route = route;
    this.budget = budget;
    labels = Labels.of("http_request_method", method, "http_route", route);
  }

  /**
   * Counts an exchange that has ended.
   *
   * @param status its status, folded
   * @return false if there is no room for this status, and nothing was counted
   */
  boolean ended(Exchange exchange, int status) {
    if (exchange.outcome() == Outcome.ABORTED) {
      aborted.increment();
    } else {
      StatusCell cell = cell(status);
      if (cell == null) {
        return false;
      }
      cell.completed(exchange.kind(), exchange.durationNanos());
    }
    addBytes(exchange);
    return true;
  }

  private void addBytes(Exchange exchange) {
    if (exchange.bytesIn() > 0) {
      bytesIn.add(exchange.bytesIn());
    }
    if (exchange.bytesOut() > 0) {
      bytesOut.add(exchange.bytesOut());
    }
  }

  private @Nullable StatusCell cell(int status) {
    StatusCell known = find(status);
    return known == null ? create(status) : known;
  }

  private @Nullable StatusCell find(int status) {
    for (StatusCell cell : cells) {
      if (cell.status == status) {
        return cell;
      }
    }
    return null;
  }

  private synchronized @Nullable StatusCell create(int status) {
    StatusCell known = find(status);
    if (known != null || !budget.take()) {
      return known;
    }
    StatusCell created = new StatusCell(method, route, status);
    StatusCell[] more = Arrays.copyOf(cells, cells.length + 1);
    more[cells.length] = created;
    cells = more;
    return created;
  }

  List<StatusCell> cells() {
    return List.of(cells);
  }

  long aborted() {
    return aborted.sum();
  }

  long bytesIn() {
    return bytesIn.sum();
  }

  long bytesOut() {
    return bytesOut.sum();
  }
}
