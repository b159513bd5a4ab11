package dev.fossawatch.demo.orders;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One listener's side of the live events: server-sent events over a response that never blocks a
 * thread. Thread-safe.
 */
final class EventStream implements WriteListener, AsyncListener {
  private static final int MAX_WAITING = 64;

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final OrderEvents events;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private boolean ended;
  private boolean unflushed;

  EventStream(AsyncContext context, OrderEvents events) throws IOException {
    this.context = context;
    this.out = context.getResponse().getOutputStream();
    this.events = events;
  }

  synchronized void send(byte[] message) {
    if (ended) {
      return;
    }
    if (waiting.size() == MAX_WAITING) {
      end();
      return;
    }
    waiting.add(message);
    onWritePossible();
  }

  @Override
  public synchronized void onWritePossible() {
    try {
      while (!ended && out.isReady() && (unflushed || !waiting.isEmpty())) {
        writeOrFlush();
      }
    } catch (IOException | IllegalStateException gone) {
      end();
    }
  }

  private void writeOrFlush() throws IOException {
    byte[] next = waiting.poll();
    if (next == null) {
      unflushed = false;
      out.flush();
    } else {
      unflushed = true;
      out.write(next);
    }
  }

  synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    events.remove(this);
    try {
      context.complete();
    } catch (IllegalStateException completedAlready) {
      waiting.clear();
    }
  }

  @Override
  public void onError(Throwable fault) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
