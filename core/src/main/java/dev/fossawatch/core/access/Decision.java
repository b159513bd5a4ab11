package dev.fossawatch.core.access;

import java.time.Duration;
import java.util.function.Function;

/**
 * What came of a credential that was shown.
 *
 * @param <T> what a good one yields
 */
public sealed interface Decision<T> {

  /** The same decision about something else that a good credential yields. */
  <R> Decision<R> map(Function<? super T, ? extends R> yields);

  /** The credential is good. */
  record Granted<T>(T value) implements Decision<T> {
    @Override
    public <R> Decision<R> map(Function<? super T, ? extends R> yields) {
      return new Granted<>(yields.apply(value));
    }
  }

  /** There is no such credential. */
  record Refused<T>() implements Decision<T> {
    @Override
    public <R> Decision<R> map(Function<? super T, ? extends R> yields) {
      return new Refused<>();
    }
  }

  /**
   * The address has failed too often; its credentials are not looked at.
   *
   * @param remaining until they are again, more than zero
   */
  record LockedOut<T>(Duration remaining) implements Decision<T> {
    @Override
    public <R> Decision<R> map(Function<? super T, ? extends R> yields) {
      return new LockedOut<>(remaining);
    }
  }
}
