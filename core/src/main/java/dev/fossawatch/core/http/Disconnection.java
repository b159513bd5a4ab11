package dev.fossawatch.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client that went away from an application that failed. Servers name the loss of the
 * client with exceptions of their own, so a class name is proof wherever it turns up. A phrase such
 * as "Connection reset" is proof only for a failure of the client's own connection: elsewhere it
 * may be a database that the application lost.
 */
final class Disconnection {
  private static final int MAX_CAUSES = 16;
  private static final Set<String> NAMES =
      Set.of(
          "AbortedException",
          "AsyncRequestNotUsableException",
          "ClientAbortException",
          "ClientDisconnectException",
          "EofException",
          "HttpEofException");
  private static final Set<String> CONNECTION_NAMES =
      Set.of("AsynchronousCloseException", "ClosedChannelException", "StreamResetException");
  private static final List<String> PHRASES =
      List.of(
          "broken pipe",
          "connection reset",
          "reset by peer",
          "stream reset",
          "connection abort",
          "connection was aborted",
          "forcibly closed",
          "connection closed");

  private Disconnection() {}

  /** Whether a failure of unknown origin says by its name that the client went away. */
  static boolean isNamed(Throwable failure) {
    return anyCause(failure, false);
  }

  /** Whether a failure of the client's own connection says that the client went away. */
  static boolean isOfConnection(Throwable failure) {
    return anyCause(failure, true);
  }

  /** An exception is the application's code: one that fails when asked says nothing. */
  private static boolean anyCause(Throwable failure, boolean ofConnection) {
    try {
      return searchCauses(failure, ofConnection);
    } catch (RuntimeException | Error fault) {
      return false;
    }
  }

  private static boolean searchCauses(Throwable failure, boolean ofConnection) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      String name = cause.getClass().getSimpleName();
      if (NAMES.contains(name)
          || (ofConnection && (CONNECTION_NAMES.contains(name) || saysSo(cause.getMessage())))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean saysSo(@Nullable String message) {
    if (message == null) {
      return false;
    }
    String text = message.toLowerCase(Locale.ROOT);
    return PHRASES.stream().anyMatch(text::contains);
  }
}
