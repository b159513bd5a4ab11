package dev.fossawatch.core.metrics;

import org.jspecify.annotations.Nullable;

/**
 * What one endpoint has done since the start.
 *
 * @param method the request method, {@code _OTHER} for unknown ones
 * @param route the route template; {@code unmatched} and {@code other} gather what has none
 * @param requests all requests that ended, aborted ones included
 * @param clientErrors those answered with 400 to 499
 * @param errors those answered with 500 or more
 * @param aborted those the client gave up
 * @param errorRate errors among the answered requests, 0 to 1; null where none was answered
 * @param totalSeconds the time of all plain responses together
 * @param responseTime of plain responses that were complete
 * @param bytesIn bytes of request bodies
 * @param bytesOut bytes of response bodies
 */
public record EndpointMetrics(
    String method,
    String route,
    long requests,
    long clientErrors,
    long errors,
    long aborted,
    @Nullable Double errorRate,
    double totalSeconds,
    Latency responseTime,
    long bytesIn,
    long bytesOut) {

  static EndpointMetrics of(Endpoint endpoint) {
    Distribution durations = Distribution.empty(DurationBounds.REQUEST);
    long answered = 0;
    long clientErrors = 0;
    long errors = 0;
    for (StatusCell cell : endpoint.cells()) {
      Distribution read = cell.durations.read();
      durations = durations.plus(read);
      long count = read.count() + cell.apart();
      answered += count;
      clientErrors += cell.status / 100 == 4 ? count : 0;
      errors += cell.status / 100 == 5 ? count : 0;
    }
    long aborted = endpoint.aborted();
    return new EndpointMetrics(
        endpoint.method,
        endpoint.route,
        answered + aborted,
        clientErrors,
        errors,
        aborted,
        answered == 0 ? null : (double) errors / answered,
        durations.sumSeconds(),
        Latency.of(durations),
        endpoint.bytesIn(),
        endpoint.bytesOut());
  }
}
