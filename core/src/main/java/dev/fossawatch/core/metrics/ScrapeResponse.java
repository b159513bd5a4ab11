package dev.fossawatch.core.metrics;

/**
 * The answer to a scrape.
 *
 * @param contentType the media type of the format chosen, with version and character set
 * @param body the encoded meters; not copied, so not to be changed
 */
public record ScrapeResponse(String contentType, byte[] body) {}
