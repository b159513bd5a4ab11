package dev.fossawatch.bench.bare;

/**
 * What a posted order is answered with.
 *
 * @param id the number of the order
 * @param lines how many lines it had
 * @param totalCents what it costs
 */
record Receipt(long id, int lines, long totalCents) {}
