package dev.fossawatch.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fossawatch.core.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which clients have shown too many wrong credentials: so many within the length of a lock-out, and
 * the client is locked out for that long. Remembers 10,000 clients; beyond, the least recently and
 * frequently failing are forgotten. Thread-safe.
 */
final class Lockouts {
  static final int MAX_CLIENTS = 10_000;

  private final TimeSource time;
  private final int maxFailures;
  private final long lockoutNanos;
  private final Cache<String, Failures> clients;

  Lockouts(TimeSource time, int maxFailures, Duration lockout) {
    this.time = time;
    this.maxFailures = maxFailures;
    lockoutNanos = lockout.toNanos();
    clients =
        Caffeine.newBuilder()
            .maximumSize(MAX_CLIENTS)
            .expireAfterWrite(lockout)
            .ticker(time::nanos)
            .executor(Runnable::run)
            .build();
  }

  /** How long the client stays locked out; zero if it is not. */
  Duration remaining(String client) {
    Failures failures = clients.getIfPresent(client);
    if (failures == null || failures.count < maxFailures) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.max(0, lockoutNanos - (time.nanos() - failures.last)));
  }

  /**
   * Counts a failure, unless the client is locked out already.
   *
   * @return whether it is the one that locks the client out
   */
  synchronized boolean failed(String client) {
    Failures before = clients.getIfPresent(client);
    if (before != null && before.count >= maxFailures) {
      return false;
    }
    Failures after = oneMore(before);
    clients.put(client, after);
    return after.count >= maxFailures;
  }

  private Failures oneMore(@Nullable Failures before) {
    long now = time.nanos();
    if (before == null || now - before.first >= lockoutNanos) {
      return new Failures(1, now, now);
    }
    return new Failures(before.count + 1, before.first, now);
  }

  int size() {
    clients.cleanUp();
    return Math.toIntExact(clients.estimatedSize());
  }

  private record Failures(int count, long first, long last) {}
}
