package dev.fossawatch.core.metrics.scrape;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two formats a target may answer in. */
enum Format {
  /**
   * <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus 0.0.4</a>.
   */
  TEXT,
  /** <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>. */
  OPEN_METRICS;

  /** What a target is asked for, the better one first. */
  static final String ACCEPT =
      "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

  /** The format of a {@code Content-Type}; plain text where there is none. */
  static Optional<Format> of(@Nullable String contentType) {
    if (contentType == null) {
      return Optional.of(TEXT);
    }
    return switch (mediaType(contentType)) {
      case "text/plain" -> Optional.of(TEXT);
      case "application/openmetrics-text" -> Optional.of(OPEN_METRICS);
      default -> Optional.empty();
    };
  }

  private static String mediaType(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
