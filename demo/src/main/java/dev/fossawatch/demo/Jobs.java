package dev.fossawatch.demo;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs beside the requests, each job at its own pace; a failing run does not end a job. */
final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final long STOP_SECONDS = 5;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Jobs::thread);

  /** Something to do that may fail. */
  interface Work {
    void run() throws Exception;
  }

  /** Runs a job again and again, the first time after one period. */
  @SuppressWarnings("FutureReturnValueIgnored") // attempt lets no fault out
  void every(int seconds, String name, Work work) {
    timer.scheduleWithFixedDelay(() -> attempt(name, work), seconds, seconds, TimeUnit.SECONDS);
  }

  /** The threads of the jobs, for other small tasks. */
  Executor threads() {
    return timer;
  }

  private static void attempt(String name, Work work) {
    try {
      work.run();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception fault) {
      LOG.info("Job {} failed: {}", name, fault.toString());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "forecourt-jobs");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A job did not stop within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
