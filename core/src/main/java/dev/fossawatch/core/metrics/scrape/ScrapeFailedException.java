package dev.fossawatch.core.metrics.scrape;

/** A scrape brought nothing. */
class ScrapeFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason in a few words, without what the target sent: that may be anything
   */
  ScrapeFailedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  final String reason() {
    return reason;
  }
}
