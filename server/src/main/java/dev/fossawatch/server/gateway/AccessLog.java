package dev.fossawatch.server.gateway;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line of JSON for each exchange that ended, on a thread of its own. Who ends an exchange
 * never waits: while {@value #MOST_WAITING_BYTES} bytes are waiting, further lines are dropped and
 * counted; so are lines that cannot be written. Thread-safe.
 */
public final class AccessLog implements Recorder, AutoCloseable {
  /** Bytes that what waits to be written may take in memory, roughly. */
  static final int MOST_WAITING_BYTES = 16 * 1024 * 1024;

  /** The file that means the standard output. */
  public static final String STANDARD_OUTPUT = "-";

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int BATCH_BYTES = 64 * 1024;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long FAREWELL_MILLIS = 5_000;

  private final TimeSource time;
  private final LogSink sink;
  private final Queue<AccessEntry> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final LongAdder written = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Thread writer = new Thread(this::write, "fossawatch-access-log");
  private volatile boolean closing;
  private volatile boolean reopening;

  /** When writing failed for the last time without having succeeded since; null if it has. */
  private @Nullable Long failedNanos;

  private AccessLog(TimeSource time, LogSink sink) {
    this.time = time;
    this.sink = sink;
  }

  /**
   * Begins to write.
   *
   * @param file a path, or {@value #STANDARD_OUTPUT}
   * @throws IOException if the file cannot be opened; its message is for people
   */
  public static AccessLog open(String file, TimeSource time) throws IOException {
    return start(
        time, file.equals(STANDARD_OUTPUT) ? LogSink.standardOutput() : LogFile.open(file));
  }

  /** Begins to write to a sink, which is closed with the log. */
  static AccessLog start(TimeSource time, LogSink sink) {
    AccessLog log = new AccessLog(time, sink);
    log.writer.setDaemon(true);
    log.writer.start();
    return log;
  }

  /** Shows how many lines were written and how many were not. */
  public void register(Fossawatch fossawatch) {
    GatewayMeters.register(fossawatch, this);
  }

  /** How many lines there were, by what became of them. */
  Map<String, Double> lines() {
    return Map.of(
        "written", written.doubleValue(),
        "dropped", dropped.doubleValue(),
        "failed", failed.doubleValue());
  }

  /** Has the file opened anew, at once or, where that fails, before the next line is written. */
  public void reopen() {
    reopening = true;
    LockSupport.unpark(writer);
  }

  @Override
  public void began(Exchange exchange) {}

  @Override
  public void ended(Exchange exchange) {
    if (closing) {
      return;
    }
    AccessEntry entry = new AccessEntry(exchange, time.millis());
    int weight = entry.weight();
    if (waitingBytes.addAndGet(weight) > MOST_WAITING_BYTES) {
      waitingBytes.addAndGet(-weight);
      dropped.increment();
    } else {
      waiting.add(entry);
    }
  }

  /** Those who end exchanges do not wake this thread: it looks by itself, which costs them less. */
  private void write() {
    ByteArrayOutputStream batch = new ByteArrayOutputStream(2 * BATCH_BYTES);
    while (!closing || !waiting.isEmpty()) {
      if (reopening) {
        reopening = false;
        reopenSink();
      }
      int lines = collect(batch);
      if (lines == 0) {
        LockSupport.parkNanos(TICK_NANOS);
      } else {
        write(batch, lines);
      }
    }
  }

  private void reopenSink() {
    try {
      sink.reopen();
    } catch (IOException fault) {
      LOG.warn("The access log could not be opened anew. {}", fault.toString());
    }
  }

  /** Formats what waits, up to a batch. */
  private int collect(ByteArrayOutputStream batch) {
    batch.reset();
    JsonLine line = new JsonLine(batch);
    int lines = 0;
    while (batch.size() < BATCH_BYTES) {
      AccessEntry entry = waiting.poll();
      if (entry == null) {
        break;
      }
      waitingBytes.addAndGet(-entry.weight());
      entry.line(line);
      lines++;
    }
    return lines;
  }

  private void write(ByteArrayOutputStream batch, int lines) {
    if (failedNanos != null && time.nanos() - failedNanos < REST_NANOS) {
      failed.add(lines);
      return;
    }
    try {
      sink.write(batch.toByteArray());
      written.add(lines);
      failedNanos = null;
    } catch (IOException fault) {
      if (failedNanos == null) {
        LOG.warn("Requests are served, but the access log cannot be written. {}", fault.toString());
      }
      failedNanos = time.nanos();
      failed.add(lines);
    }
  }

  /**
   * Writes what waits, for at most five seconds, and takes nothing more. A file that does not take
   * it in this time is left open.
   */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(writer);
    try {
      writer.join(FAREWELL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!writer.isAlive()) {
      sink.close();
    }
  }
}
