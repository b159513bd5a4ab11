package dev.fossawatch.demo.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fossawatch.core.time.TimeSource;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is logged in: at most 10,000 sessions, of which the least used go first, each for half an
 * hour after its last request. Thread-safe.
 */
final class Sessions {
  private static final String COOKIE = "forecourt_session";
  private static final int MAX_SESSIONS = 10_000;
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final Cache<String, Session> sessions;

  Sessions(TimeSource time) {
    sessions =
        Caffeine.newBuilder()
            .maximumSize(MAX_SESSIONS)
            .expireAfterAccess(IDLE)
            .ticker(time::nanos)
            .build();
  }

  Optional<Session> of(HttpServletRequest request) {
    return Cookies.value(request, COOKIE).map(sessions::getIfPresent);
  }

  void begin(User user, HttpServletResponse response) {
    String id = Tokens.make();
    sessions.put(id, new Session(user, Tokens.make()));
    response.addCookie(Cookies.make(COOKIE, id));
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    Cookies.value(request, COOKIE).ifPresent(sessions::invalidate);
    Cookie gone = Cookies.make(COOKIE, "");
    gone.setMaxAge(0);
    response.addCookie(gone);
  }
}
