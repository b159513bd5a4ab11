package dev.fossawatch.core.history;

/**
 * How many changes of value all series together may keep. When it is used up, a series that would
 * grow forgets its own oldest change instead. Guarded by the lock of the {@link SeriesStore}.
 */
final class SlotBudget {
  private long left;

  SlotBudget(long size) {
    left = size;
  }

  /** Takes some, unless too few are left. */
  boolean take(int slots) {
    if (left < slots) {
      return false;
    }
    left -= slots;
    return true;
  }

  void give(int slots) {
    left += slots;
  }
}
