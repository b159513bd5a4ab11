package dev.fossawatch.core.health;

/** Is told at once when a check's state changes. Thread-safe. */
@FunctionalInterface
public interface HealthListener {
  /** Does nothing. */
  HealthListener NONE = transition -> {};

  /**
   * A state changed. The changes of one check come in order, those of several at the same time; the
   * check's next run waits until this returns.
   */
  void changed(HealthTransition transition);
}
