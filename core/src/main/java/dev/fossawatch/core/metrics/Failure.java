package dev.fossawatch.core.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one failure, read without trusting the exception: chains of causes may be cyclic
 * or endless, messages huge, and any method may throw.
 *
 * @param fingerprint names the pattern the failure belongs to
 * @param type the class of the exception, or the answer it stands for
 * @param message without secrets
 * @param location where the application failed; empty if unknown
 */
record Failure(String fingerprint, String type, String message, String location) {
  private static final int MAX_CAUSES = 8;
  private static final int FINGERPRINT_BYTES = 8;

  /** A failure with an exception. */
  static Failure of(Throwable thrown) {
    StringBuilder identity = new StringBuilder();
    String location = "";
    for (Throwable cause : causes(thrown)) {
      List<String> places = StackTraces.applicationPlaces(cause);
      identity.append(StackTraces.stableName(cause.getClass().getName())).append('\n');
      identity.append(Messages.fold(Messages.of(cause))).append('\n');
      places.forEach(place -> identity.append(place).append('\n'));
      location = location.isEmpty() && !places.isEmpty() ? places.get(0) : location;
    }
    return new Failure(
        fingerprint(identity.toString()),
        thrown.getClass().getName(),
        Messages.of(thrown),
        location);
  }

  /** An answer of 500 or more for which no exception is known. */
  static Failure of(int status, String route) {
    String type = "HTTP " + status;
    return new Failure(fingerprint(type + '\n' + route), type, route, "");
  }

  /** An exception and its causes, each once and not too many. */
  static List<Throwable> causes(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> causes = new ArrayList<>();
    Throwable next = thrown;
    while (next != null && causes.size() < MAX_CAUSES && seen.add(next)) {
      causes.add(next);
      next = causeOf(next);
    }
    return causes;
  }

  private static @Nullable Throwable causeOf(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | Error fault) {
      return null;
    }
  }

  private static String fingerprint(String identity) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
