package dev.fossawatch.core.query;

/**
 * An answer of Prometheus's HTTP API.
 *
 * @param status the HTTP status
 * @param json the body, UTF-8; handed over, not copied
 */
public record QueryReply(int status, byte[] json) {}
