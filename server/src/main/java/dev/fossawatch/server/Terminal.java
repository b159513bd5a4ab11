package dev.fossawatch.server;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The terminal somebody sits at. */
final class Terminal {
  private Terminal() {}

  /** That of this process; null where its input or output is none. */
  @SuppressWarnings("SystemConsoleNull") // the console is asked whether it is a terminal, too
  static @Nullable Console ofThisProcess() {
    Console console = System.console();
    return console != null && isTerminal(console) ? console : null;
  }

  /** Since Java 22 there may be a console without a terminal, which then can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException older) {
      return true;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a public method can be called", impossible);
    }
  }
}
