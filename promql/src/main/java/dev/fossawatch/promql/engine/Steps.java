package dev.fossawatch.promql.engine;

/** The times of evaluation, in milliseconds: from the first, this far apart, this many. */
record Steps(long start, long interval, int count) {
  static Steps instant(long time) {
    return new Steps(time, 1, 1);
  }

  long time(int step) {
    return start + step * interval;
  }

  long end() {
    return time(count - 1);
  }

  boolean isInstant() {
    return count <= 1;
  }
}
