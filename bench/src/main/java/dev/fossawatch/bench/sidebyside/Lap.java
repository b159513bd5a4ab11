package dev.fossawatch.bench.sidebyside;

import java.time.Duration;

/**
 * What one variant did in one lap.
 *
 * @param requestsPerSecond requests answered each second
 * @param cpuMicros processor time of the application per request, in microseconds
 * @param p50Millis the median latency, in milliseconds
 * @param p99Millis the latency that 99 of 100 requests stayed under, in milliseconds
 */
record Lap(double requestsPerSecond, double cpuMicros, double p50Millis, double p99Millis) {

  static Lap of(WrkReport load, Duration cpu) {
    return new Lap(
        load.requests() * 1e6 / load.microseconds(),
        cpu.toNanos() / 1e3 / load.requests(),
        load.p50Microseconds() / 1e3,
        load.p99Microseconds() / 1e3);
  }
}
