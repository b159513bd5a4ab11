package dev.fossawatch.bench.faults;

/**
 * What the gateway held, in KiB.
 *
 * @param resident of the machine's memory, after a full collection where nothing else is said
 * @param liveHeap of its heap after a full collection
 */
record Memory(long resident, long liveHeap) {}
