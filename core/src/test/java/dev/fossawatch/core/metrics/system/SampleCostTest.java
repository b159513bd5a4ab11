package dev.fossawatch.core.metrics.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Prints what a sample costs in time, which no test can hold, and holds what it allocates. */
class SampleCostTest {
  private static final int SAMPLES = 2000;

  @Test
  void aSampleAllocatesLittle() {
    ManualTime time = new ManualTime();
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long self = Thread.currentThread().getId();
    long[] nanos = new long[SAMPLES];
    try (SystemReader reader =
        new SystemReader(
            Path.of("/"),
            JdkBeans.ofThisMachine(),
            DiskSpace.ofThisMachine(),
            time,
            new InternalErrors())) {
      reader.read();
      long before = threads.getThreadAllocatedBytes(self);
      for (int i = 0; i < SAMPLES; i++) {
        time.advance(Duration.ofSeconds(1));
        long start = System.nanoTime();
        reader.read();
        nanos[i] = System.nanoTime() - start;
      }
      long bytes = (threads.getThreadAllocatedBytes(self) - before) / SAMPLES;
      Arrays.sort(nanos);
      System.out.printf(
          "one sample: median %.1f µs, p90 %.1f µs, %d bytes%n",
          nanos[SAMPLES / 2] / 1e3, nanos[SAMPLES * 9 / 10] / 1e3, bytes);
      assertThat(bytes).isLessThan(64 << 10);
    }
  }
}
