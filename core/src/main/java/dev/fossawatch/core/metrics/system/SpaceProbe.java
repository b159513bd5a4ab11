package dev.fossawatch.core.metrics.system;

import dev.fossawatch.core.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the space of file systems in the background, one after the other. One that does not answer
 * within {@value #DEADLINE_SECONDS} s keeps its thread, is shown as stale and is not asked again
 * until it answers, and the round goes on with the next. So there are at most as many waiting
 * threads as dead file systems, and never more than {@value #MAX_STUCK}. Thread-safe.
 */
final class SpaceProbe implements AutoCloseable {
  private static final int MAX_STUCK = MountTable.MAX_MOUNTS;
  private static final long DEADLINE_SECONDS = 2;
  private static final long STALE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final DiskSpace disk;
  private final TimeSource time;
  private final ExecutorService threads = Executors.newCachedThreadPool(SpaceProbe::daemon);
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final Map<String, Reading> readings = new ConcurrentHashMap<>();
  private final Map<String, Future<?>> stuck = new ConcurrentHashMap<>();

  private record Reading(Space space, long atNanos) {}

  SpaceProbe(DiskSpace disk, TimeSource time) {
    this.disk = disk;
    this.time = time;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fossawatch-disk-space");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins a round over these mounts unless one is under way. Never waits. */
  void refresh(List<String> mounts) {
    readings.keySet().retainAll(mounts);
    if (underWay.compareAndSet(false, true)) {
      try {
        threads.execute(() -> round(mounts));
      } catch (RejectedExecutionException closed) {
        underWay.set(false);
      }
    }
  }

  private void round(List<String> mounts) {
    try {
      for (String mount : mounts) {
        stuck.values().removeIf(Future::isDone);
        if (!stuck.containsKey(mount) && stuck.size() < MAX_STUCK) {
          ask(mount);
        }
      }
    } catch (InterruptedException | RejectedExecutionException closed) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.set(false);
    }
  }

  private void ask(String mount) throws InterruptedException {
    Future<?> answer =
        threads.submit(() -> readings.put(mount, new Reading(disk.of(mount), time.nanos())));
    try {
      answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      stuck.put(mount, answer);
    } catch (ExecutionException unreadable) {
      readings.remove(mount);
    }
  }

  /** What is known of this mount now. Never waits. */
  FilesystemMetrics metrics(Mount mount) {
    Reading last = readings.get(mount.point());
    Future<?> waiting = stuck.get(mount.point());
    boolean hangs = waiting != null && !waiting.isDone();
    if (last == null) {
      return FilesystemMetrics.of(mount, null, hangs);
    }
    boolean old = time.nanos() - last.atNanos() > STALE_AFTER_NANOS;
    return FilesystemMetrics.of(mount, last.space(), hangs || old);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
