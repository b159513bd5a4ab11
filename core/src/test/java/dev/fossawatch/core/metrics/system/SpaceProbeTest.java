package dev.fossawatch.core.metrics.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpaceProbeTest {
  private static final Space SPACE = new Space(1000, 400, 300);

  private final CountDownLatch serverIsBack = new CountDownLatch(1);
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final ManualTime time = new ManualTime();
  private final SpaceProbe probe = new SpaceProbe(this::answer, time);

  private Space answer(String mount) {
    asked.computeIfAbsent(mount, name -> new AtomicInteger()).incrementAndGet();
    if (mount.startsWith("/dead")) {
      try {
        serverIsBack.await();
      } catch (InterruptedException closed) {
        throw new IllegalStateException(closed);
      }
    }
    if (mount.startsWith("/broken")) {
      throw new IllegalStateException("broken");
    }
    return SPACE;
  }

  @AfterEach
  void close() {
    serverIsBack.countDown();
    probe.close();
  }

  private FilesystemMetrics of(String mount) {
    return probe.metrics(new Mount("8:1", "/", mount, "ext4", "/dev/sda1", "rw"));
  }

  /** Rounds follow each other until the state is reached; the deadline is for a loaded machine. */
  private void refreshUntil(List<String> mounts, BooleanSupplier reached) {
    for (int i = 0; i < 3000 && !reached.getAsBoolean(); i++) {
      probe.refresh(mounts);
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }

  @Test
  void utilizationIsWhatDfShows() {
    refreshUntil(List.of("/data"), () -> of("/data").totalBytes() != null);
    assertThat(of("/data"))
        .isEqualTo(
            new FilesystemMetrics(
                "/data", "/dev/sda1", "ext4", 1000L, 600L, 300L, 600 / 900.0, false));
  }

  @Test
  void aDeadMountIsStaleAskedOnceAndHoldsUpNoOther() {
    List<String> mounts = List.of("/dead", "/data");
    refreshUntil(mounts, () -> of("/data").totalBytes() != null && of("/dead").stale());
    assertThat(of("/dead").totalBytes()).isNull();
    assertThat(of("/data").stale()).isFalse();
    assertThat(asked.get("/dead")).hasValue(1);
    int before = asked.getOrDefault("/data", new AtomicInteger()).get();
    refreshUntil(mounts, () -> asked.getOrDefault("/data", new AtomicInteger()).get() > before + 1);
    assertThat(asked.get("/dead")).hasValue(1);
  }

  @Test
  void aMountThatAnswersAgainIsFresh() {
    List<String> mounts = List.of("/dead");
    refreshUntil(mounts, () -> of("/dead").stale());
    serverIsBack.countDown();
    refreshUntil(mounts, () -> !of("/dead").stale() && of("/dead").totalBytes() != null);
    assertThat(of("/dead").usedBytes()).isEqualTo(600);
  }

  @Test
  void figuresThatGrewOldAreStale() {
    refreshUntil(List.of("/data"), () -> of("/data").totalBytes() != null);
    time.advance(Duration.ofSeconds(61));
    assertThat(of("/data").stale()).isTrue();
    assertThat(of("/data").totalBytes()).isEqualTo(1000);
  }

  @Test
  void aMountThatFailsOrHasNoSpaceHasNoFigures() {
    refreshUntil(List.of("/broken", "/data"), () -> of("/data").totalBytes() != null);
    assertThat(of("/broken").totalBytes()).isNull();
    assertThat(
            FilesystemMetrics.of(new Mount("", "/", "/x", "t", "d", ""), new Space(0, 0, 0), false))
        .isEqualTo(new FilesystemMetrics("/x", "d", "t", null, null, null, null, false));
  }

  @Test
  void afterCloseNothingIsAskedAndNothingFails() {
    probe.close();
    probe.refresh(List.of("/data"));
    assertThat(of("/data").totalBytes()).isNull();
    assertThat(asked).isEmpty();
  }
}
