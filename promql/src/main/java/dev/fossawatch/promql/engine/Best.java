package dev.fossawatch.promql.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the best few series at one step in a heap, the worst of them on top. NaN is worse than any
 * number; of equals, the first stay.
 */
final class Best {
  private final int size;
  private final int step;
  private final int sign;
  private final List<Column> heap;

  /** {@code sign} is 1 where larger is better, -1 where smaller is. */
  Best(int size, int step, int sign) {
    this.size = size;
    this.step = step;
    this.sign = sign;
    this.heap = new ArrayList<>(size);
  }

  void offer(Column column) {
    if (heap.size() < size) {
      heap.add(column);
      up(heap.size() - 1);
    } else if (size > 0 && worse(heap.get(0), column)) {
      heap.set(0, column);
      down();
    }
  }

  private boolean worse(Column left, Column right) {
    double leftValue = left.values()[step];
    double rightValue = right.values()[step];
    if (Double.isNaN(leftValue)) {
      return !Double.isNaN(rightValue);
    }
    return sign * leftValue < sign * rightValue;
  }

  private void up(int from) {
    int child = from;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (!worse(heap.get(child), heap.get(parent))) {
        return;
      }
      swap(child, parent);
      child = parent;
    }
  }

  private void down() {
    int parent = 0;
    while (true) {
      int child = 2 * parent + 1;
      if (child >= heap.size()) {
        return;
      }
      if (child + 1 < heap.size() && worse(heap.get(child + 1), heap.get(child))) {
        child++;
      }
      if (!worse(heap.get(child), heap.get(parent))) {
        return;
      }
      swap(child, parent);
      parent = child;
    }
  }

  private void swap(int left, int right) {
    Column held = heap.get(left);
    heap.set(left, heap.get(right));
    heap.set(right, held);
  }

  /** The best first. */
  List<Column> sorted() {
    heap.sort((left, right) -> worse(left, right) ? 1 : worse(right, left) ? -1 : 0);
    return heap;
  }
}
