package dev.fossawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fossawatch.detect.parts.SentRequest;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 1_000;

  @Test
  void aCleanRequestAllocatesNothingOnceWarm() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Detector detector = Detector.of(Settings.DEFAULT, () -> Instant.EPOCH);
    for (SentRequest request : List.of(CleanRequests.get(), CleanRequests.json())) {
      inspect(detector, request, WARM_UP);
      long before = threads.getCurrentThreadAllocatedBytes();
      inspect(detector, request, ROUNDS);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(bytes / ROUNDS).isZero();
    }
  }

  private static void inspect(Detector detector, SentRequest request, int times) {
    for (int i = 0; i < times; i++) {
      if (!detector.inspect(request).isClean()) {
        throw new AssertionError("not clean");
      }
    }
  }
}
