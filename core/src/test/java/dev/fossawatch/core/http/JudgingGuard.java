package dev.fossawatch.core.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A guard for tests: judges by words. {@code attack} in the query or anywhere in a body blocks,
 * {@code hurry} in the query throttles; bodies are read where the query or the path says {@code
 * judged}. Thread-safe.
 */
public final class JudgingGuard implements Guard {
  private final List<String> judged = new CopyOnWriteArrayList<>();
  private final Semaphore asked = new Semaphore(0);
  private final List<Boolean> lasts = new CopyOnWriteArrayList<>();

  @Override
  public Verdict headers(Exchange exchange) {
    String query = String.valueOf(exchange.request().rawQuery());
    if (query.contains("faulty-guard")) {
      throw new IllegalStateException("a guard that fails");
    }
    if (query.contains("attack")) {
      return new Verdict.Block("test");
    }
    return query.contains("hurry") ? new Verdict.Throttle(17) : Verdict.allow();
  }

  @Override
  public boolean readsBody(Exchange exchange) {
    asked.release();
    return (exchange.request().rawPath() + '?' + exchange.request().rawQuery()).contains("judged");
  }

  @Override
  public Verdict body(Exchange exchange, byte[] bytes, int offset, int length, boolean last) {
    String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    judged.add(text);
    lasts.add(last);
    return text.contains("attack") ? new Verdict.Block("test") : Verdict.allow();
  }

  /** Waits until it was asked whether it reads a body. */
  public void awaitRead() throws InterruptedException {
    if (!asked.tryAcquire(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody asked");
    }
  }

  /** The pieces of bodies that were shown so far. */
  public List<String> judged() {
    return judged;
  }

  /** Whether each piece was told to be the last. */
  public List<Boolean> lasts() {
    return lasts;
  }

  /** Forgets what was shown. */
  public void clear() {
    judged.clear();
    lasts.clear();
    asked.drainPermits();
  }
}
