package dev.fossawatch.core.metrics.scrape;

/**
 * How much is taken from a target in one scrape. What goes beyond any of these fails the scrape as
 * a whole: half of a histogram's series would be a wrong answer, not a smaller one.
 */
final class ScrapeLimits {
  /** Bytes of a body, after decompression. */
  static final int BODY_BYTES = 10 * 1024 * 1024;

  /** How many times its compressed size a body may have. */
  static final int INFLATION = 200;

  /** Samples. */
  static final int SAMPLES = 50_000;

  /** Labels of a sample. */
  static final int LABELS = 64;

  /** Characters of the name of a metric or label. */
  static final int NAME_CHARS = 512;

  /** Characters of a label's value. */
  static final int VALUE_CHARS = 4_096;

  /** Characters of a number. */
  static final int NUMBER_CHARS = 64;

  /** Characters of an explanation that are kept; it does not fail the scrape. */
  static final int HELP_CHARS = 1_024;

  /** Meters that are named as left out; it does not fail the scrape. */
  static final int PROBLEMS = 100;

  private ScrapeLimits() {}
}
