package dev.fossawatch.core.metrics.micrometer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.time.ManualTime;
import org.junit.jupiter.api.Test;

class ReadingThreadTest {
  @Test
  void aReadingThatFailsIsToldToWhoeverWaitsForItAlone() throws InterruptedException {
    ReadingThread reading =
        new ReadingThread(
            new ManualTime(),
            () -> {
              throw new IllegalStateException("two meters of one name");
            });
    reading.setUncaughtExceptionHandler(
        (thread, fault) -> {
          throw new AssertionError("the application's handler must not be asked", fault);
        });
    reading.start();

    reading.join();
    assertThatThrownBy(reading::result).hasRootCauseMessage("two meters of one name");
  }
}
