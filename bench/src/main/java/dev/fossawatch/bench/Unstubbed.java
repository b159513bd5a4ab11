package dev.fossawatch.bench;

import java.lang.reflect.Proxy;

/** What a stub stands on: every call is an error, so that none goes unnoticed. */
final class Unstubbed {
  private Unstubbed() {}

  static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError("not stubbed: " + method);
            }));
  }
}
