package dev.fossawatch.core.metrics;

import java.time.Instant;

/**
 * One request in detail. Holds nothing a client wrote but its request id, whose characters are
 * harmless.
 *
 * @param time when it ended
 * @param requestId its {@code X-Request-ID}
 * @param method the request method, {@code _OTHER} for unknown ones
 * @param route the route template
 * @param status the status code as answered
 * @param outcome {@code ok}, {@code client_error}, {@code error} or {@code aborted}
 * @param kind {@code plain}, {@code stream} or {@code upgrade}
 * @param durationSeconds from the first to the last event
 */
public record RequestDetail(
    Instant time,
    String requestId,
    String method,
    String route,
    int status,
    String outcome,
    String kind,
    double durationSeconds) {}
