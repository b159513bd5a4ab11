package dev.fossawatch.core.metrics;

import java.util.List;

/**
 * Details of the latest requests, newest first.
 *
 * @param recent a sample of all requests at the configured rate, at most 256
 * @param notable those that failed or took a second or more, whatever the rate (none at rate 0), at
 *     most 256
 */
public record RequestLog(List<RequestDetail> recent, List<RequestDetail> notable) {
  public RequestLog {
    recent = List.copyOf(recent);
    notable = List.copyOf(notable);
  }
}
