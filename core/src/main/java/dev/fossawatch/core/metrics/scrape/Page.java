package dev.fossawatch.core.metrics.scrape;

/**
 * What a target answered.
 *
 * @param text the metrics, decompressed; not copied, so not to be changed
 */
record Page(Format format, byte[] text) {}
