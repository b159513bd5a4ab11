package dev.fossawatch.core.time;

/** The clock of the machine. */
enum SystemTime implements TimeSource {
  INSTANCE;

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
