package dev.fossawatch.core.metrics.scrape;

/** A data point contradicts its type. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason in a few words
   */
  UnfitException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
