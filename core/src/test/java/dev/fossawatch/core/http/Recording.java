package dev.fossawatch.core.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps every exchange that ended, and counts those that began. Thread-safe. */
public final class Recording implements Recorder {
  private static final int DEADLINE_SECONDS = 30;

  private final AtomicInteger open = new AtomicInteger();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  /**
   * An exchange as it was at its end.
   *
   * @param exchange the exchange itself, whose request can no longer be read
   * @param method the method of its request
   * @param rawPath the path of its request
   * @param rawQuery the query of its request
   * @param route the framework's template of its route
   */
  public record Ended(
      Exchange exchange,
      String method,
      String rawPath,
      @Nullable String rawQuery,
      @Nullable String route) {}

  @Override
  public void began(Exchange exchange) {
    open.incrementAndGet();
  }

  @Override
  public void ended(Exchange exchange) {
    RequestView request = exchange.request();
    ended.add(
        new Ended(
            exchange,
            request.method(),
            request.rawPath(),
            request.rawQuery(),
            request.routeTemplate()));
  }

  /** Waits for the next exchange to end and takes it. */
  public Ended next() throws InterruptedException {
    Ended next = ended.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no exchange ended");
    }
    open.decrementAndGet();
    return next;
  }

  /** How many exchanges began and were not taken. */
  public int open() {
    return open.get();
  }

  /** How many exchanges ended and were not taken. */
  public int waiting() {
    return ended.size();
  }

  /** Forgets all. */
  public void clear() {
    ended.clear();
    open.set(0);
  }
}
