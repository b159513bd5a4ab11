package dev.fossawatch.core.store;

import org.jspecify.annotations.Nullable;

/**
 * How a store is at one moment.
 *
 * @param place where state is kept, for people; never a secret
 * @param durable whether what is written now will survive the process
 * @param readsAll whether reading sees all that was written
 * @param problem why it is not durable, for people; null where nothing is wrong
 * @param queued transactions that wait for the writer
 * @param pending changes in memory that wait for the database to take them
 * @param commits commits since the start
 * @param durableChanges transactions made durable since the start
 * @param memoryChanges transactions kept in memory since the start, those stored later included
 * @param failed transactions that failed since the start
 * @param refused transactions for which there was no room since the start
 * @param lost changes that had been kept in memory and could not be stored afterwards
 */
public record StoreHealth(
    String place,
    boolean durable,
    boolean readsAll,
    @Nullable String problem,
    int queued,
    int pending,
    long commits,
    long durableChanges,
    long memoryChanges,
    long failed,
    long refused,
    long lost) {}
