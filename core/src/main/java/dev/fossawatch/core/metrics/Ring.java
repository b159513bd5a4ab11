package dev.fossawatch.core.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Keeps the latest of what is put in. Thread-safe and lock-free. */
final class Ring<T> {
  /** A power of two, so that the counter may overflow. */
  private static final int SIZE = 256;

  private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(SIZE);
  private final AtomicInteger next = new AtomicInteger();

  void put(T item) {
    places.set(next.getAndIncrement() & (SIZE - 1), item);
  }

  /** What is kept, newest first. */
  List<T> newestFirst() {
    List<T> items = new ArrayList<>(SIZE);
    int newest = next.get() - 1;
    for (int i = 0; i < SIZE; i++) {
      T item = places.get((newest - i) & (SIZE - 1));
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }
}
