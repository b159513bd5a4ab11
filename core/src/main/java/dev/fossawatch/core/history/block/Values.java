package dev.fossawatch.core.history.block;

/**
 * The values of one series in consecutive rows, compressed. From the first row on each row has one;
 * what is not written any more repeats the last value. Where a series ended the value is {@link
 * dev.fossawatch.promql.model.Stale#MARKER}, and while it repeats the series is absent. Immutable
 * in all that counts: bits behind the last may change.
 *
 * @param firstRow the row of the first value
 * @param bytes where the bits are, 8 bytes of room behind them; not copied
 * @param firstBit where in them the first is
 * @param bits how many there are, at least 1
 */
public record Values(int firstRow, byte[] bytes, int firstBit, int bits) {}
