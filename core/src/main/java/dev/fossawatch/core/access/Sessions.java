package dev.fossawatch.core.access;

import dev.fossawatch.core.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The open sessions, in memory: a restart ends them all. An id is made here at log-in and never
 * taken from a browser. At 1,000 the oldest session ends. Thread-safe.
 */
final class Sessions {
  static final int MAX = 1_000;
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MAX_ID_LENGTH = 100;

  private final Credentials credentials;
  private final Secrets secrets;
  private final TimeSource time;
  private final long idleNanos;
  private final Duration longest;
  private final Map<String, Open> byKey = new LinkedHashMap<>();

  Sessions(Credentials credentials, Secrets secrets, TimeSource time, Duration idle) {
    this.credentials = credentials;
    this.secrets = secrets;
    this.time = time;
    idleNanos = idle.toNanos();
    longest = idle.compareTo(LONGEST) > 0 ? idle : LONGEST;
  }

  synchronized NewSession open(Credential credential) {
    if (byKey.size() >= MAX) {
      byKey.remove(byKey.keySet().iterator().next());
    }
    String id = secrets.make();
    String key = Secrets.hash(id);
    Session session =
        new Session(key, credential.principal(), secrets.make(), time.now().plus(longest));
    byKey.put(key, new Open(credential, session, time.nanos(), time.nanos()));
    return new NewSession(id, session);
  }

  /** The session of that id, which is used by this; empty if it is over. */
  synchronized Optional<Session> use(String id) {
    if (id.length() > MAX_ID_LENGTH) {
      return Optional.empty();
    }
    String key = Secrets.hash(id);
    Optional<Open> used = Optional.ofNullable(byKey.get(key)).flatMap(this::usedNow);
    used.ifPresentOrElse(open -> byKey.put(key, open), () -> byKey.remove(key));
    return used.map(Open::session);
  }

  private Optional<Open> usedNow(Open open) {
    long now = time.nanos();
    if (now - open.lastUsed >= idleNanos || now - open.opened >= longest.toNanos()) {
      return Optional.empty();
    }
    return credentials.current(open.credential).map(current -> open.usedBy(current, now));
  }

  synchronized void end(Session session) {
    byKey.remove(session.key());
  }

  private record Open(Credential credential, Session session, long opened, long lastUsed) {
    Open usedBy(Credential current, long now) {
      Session renewed =
          new Session(session.key(), current.principal(), session.csrfToken(), session.expires());
      return new Open(credential, renewed, opened, now);
    }
  }
}
