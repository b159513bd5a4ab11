package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An application's own metrics that are read over HTTP.
 *
 * @param name the name it is shown under, unique, lower case letters, digits, {@code -} and {@code
 *     _}
 * @param url where the metrics are, as Prometheus text or OpenMetrics
 * @param interval time between two scrapes
 * @param timeout time after which a scrape has failed, at most the interval
 * @param token a bearer token to send; null for none
 */
public record ScrapeConfig(
    String name, String url, Duration interval, Duration timeout, @Nullable String token) {

  /** Without the token, and with secrets in the URL masked. */
  @Override
  public String toString() {
    return "ScrapeConfig[" + name + ": " + Masking.urls(url) + "]";
  }
}
