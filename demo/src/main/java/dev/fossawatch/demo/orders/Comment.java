package dev.fossawatch.demo.orders;

import java.time.Instant;

/**
 * What somebody wrote under a work order.
 *
 * @param author who
 * @param body what
 * @param createdAt when
 */
public record Comment(String author, String body, Instant createdAt) {}
