package dev.fossawatch.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The signal by which daemons are told to look at their files again. The JDK has handled signals
 * for ever and never promised to; so where it does not, or the system knows no such signal, it is
 * left as it is.
 */
final class HangUp {
  private static final String NAME = "HUP";

  private HangUp() {}

  /** Calls this at each SIGHUP from now on, which then no longer ends the process. */
  static void calls(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object calling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Object hangUp = signal.getConstructor(String.class).newInstance(NAME);
      Object unused = signal.getMethod("handle", signal, handler).invoke(null, hangUp, calling);
    } catch (InvocationTargetException unknown) {
      // Windows knows no such signal, and an option of the JVM may keep it from us.
    } catch (ReflectiveOperationException elsewhere) {
      // Another JVM than those we know.
    }
  }
}
