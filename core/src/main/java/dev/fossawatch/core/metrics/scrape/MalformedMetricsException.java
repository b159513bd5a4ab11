package dev.fossawatch.core.metrics.scrape;

/** The text is not in the format it claims to be in; the reason begins with the line. */
final class MalformedMetricsException extends ScrapeFailedException {
  private static final long serialVersionUID = 1;

  /**
   * @param line counted from 1
   */
  MalformedMetricsException(int line, String reason) {
    super("line " + line + ": " + reason);
  }
}
