package dev.fossawatch.core.metrics;

import java.util.List;
import java.util.stream.Stream;

/** Stack traces: which places in them are the application's own, and a text of bounded length. */
final class StackTraces {
  private static final int MAX_TEXT = 32 * 1024;
  private static final int MAX_FRAMES = 200;
  private static final int PLACES = 3;

  /** Packages whose frames say nothing about where the application failed. */
  private static final List<String> FOREIGN =
      List.of(
          "java.",
          "javax.",
          "jakarta.",
          "jdk.",
          "sun.",
          "com.sun.",
          "kotlin.",
          "scala.",
          "org.springframework.",
          "org.apache.",
          "org.eclipse.",
          "org.hibernate.",
          "io.netty.",
          "io.undertow.",
          "io.vertx.",
          "reactor.",
          "dev.fossawatch.core.",
          "dev.fossawatch.servlet.");

  private StackTraces() {}

  /**
   * The innermost three places of the application's own code as {@code class.method}, line numbers
   * left out so that a pattern survives an edit; the innermost place of all where none is its own.
   */
  static List<String> applicationPlaces(Throwable thrown) {
    List<StackTraceElement> frames = frames(thrown);
    List<String> own =
        frames.stream().filter(StackTraces::isOwn).map(StackTraces::place).limit(PLACES).toList();
    return own.isEmpty() ? frames.stream().map(StackTraces::place).limit(1).toList() : own;
  }

  private static boolean isOwn(StackTraceElement frame) {
    return FOREIGN.stream().noneMatch(frame.getClassName()::startsWith);
  }

  private static String place(StackTraceElement frame) {
    return stableName(frame.getClassName()) + '.' + stableName(frame.getMethodName());
  }

  /** A name without the part that the JVM or a library numbered at run time. */
  static String stableName(String name) {
    int generated = name.indexOf("$$");
    String stable = generated < 0 ? name : name.substring(0, generated);
    return stable.startsWith("lambda$") ? stable.replaceAll("\\$\\d{1,9}$", "") : stable;
  }

  private static List<StackTraceElement> frames(Throwable thrown) {
    try {
      return Stream.of(thrown.getStackTrace()).limit(MAX_FRAMES).toList();
    } catch (RuntimeException | Error fault) {
      return List.of();
    }
  }

  /** The trace with its causes as the JVM prints it, without secrets, cut to 32 Ki characters. */
  static String text(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause : Failure.causes(thrown)) {
      String message = Messages.of(cause);
      text.append(text.isEmpty() ? "" : "Caused by: ").append(cause.getClass().getName());
      text.append(message.isEmpty() ? "" : ": ").append(message).append('\n');
      for (StackTraceElement frame : frames(cause)) {
        if (text.length() > MAX_TEXT) {
          return text.substring(0, MAX_TEXT);
        }
        text.append("\tat ").append(frame).append('\n');
      }
    }
    return text.substring(0, Math.min(text.length(), MAX_TEXT));
  }
}
