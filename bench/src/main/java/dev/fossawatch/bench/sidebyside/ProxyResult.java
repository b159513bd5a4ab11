package dev.fossawatch.bench.sidebyside;

import java.util.List;

/**
 * What one proxy did under one load.
 *
 * @param load what it was
 * @param laps the laps that count
 * @param residentKib resident memory after the last lap
 */
record ProxyResult(Proxy proxy, String load, List<Lap> laps, long residentKib) {
  ProxyResult {
    laps = List.copyOf(laps);
  }

  double cpuMicros() {
    return Median.of(laps, Lap::cpuMicros);
  }
}
