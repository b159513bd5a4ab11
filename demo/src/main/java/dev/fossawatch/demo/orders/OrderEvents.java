package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells everybody who listens what happens to work orders. At most 100 listen; a listener that
 * cannot keep up is dropped and comes back by itself. Thread-safe.
 */
public final class OrderEvents implements AutoCloseable {
  private static final int MAX_LISTENERS = 100;
  private static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

  private final Set<EventStream> listeners = ConcurrentHashMap.newKeySet();

  /** Adds a listener, or tells that there are too many. */
  synchronized boolean add(EventStream listener) {
    return listeners.size() < MAX_LISTENERS && listeners.add(listener);
  }

  void remove(EventStream listener) {
    listeners.remove(listener);
  }

  /** Tells every listener; never waits for one. */
  public void publish(OrderEvent event) {
    String message = "event: order\ndata: " + Json.line(event) + "\n\n";
    send(message.getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps the lines warm, and finds out who has left. */
  public void stillHere() {
    send(STILL_HERE);
  }

  private void send(byte[] message) {
    listeners.forEach(listener -> listener.send(message));
  }

  /** Ends every stream. */
  @Override
  public void close() {
    listeners.forEach(EventStream::end);
  }
}
