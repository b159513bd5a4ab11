package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.Decision;
import dev.fossawatch.core.access.Principal;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.access.Session;
import dev.fossawatch.core.http.RequestView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request through to its endpoint, or ends it with the problem that keeps it out. */
final class Gate {
  private static final String BEARER = "bearer ";
  private static final String CSRF_HEADER = "X-CSRF-Token";

  private final Access access;

  Gate(Access access) {
    this.access = access;
  }

  /**
   * Who asks; at an endpoint for everybody a bearer token is not looked at. What is not GET shows
   * that no other site made a browser send it, even where it only reads: it costs us work.
   */
  Visitor admit(ApiRequest request, Endpoint endpoint) {
    Scope needed = endpoint.needs();
    Visitor visitor = needed == null ? browser(request) : identify(request);
    boolean guarded = !endpoint.method().equals("GET");
    if (guarded && !(visitor instanceof Visitor.Holder)) {
      checkOrigin(request.view());
    }
    if (needed != null) {
      checkScope(visitor, needed);
      if (guarded) {
        visitor.session().ifPresent(session -> checkCsrf(session, sentToken(request)));
      }
    }
    return visitor;
  }

  private Visitor identify(ApiRequest request) {
    String authorization = request.view().header("Authorization");
    if (authorization == null) {
      return browser(request);
    }
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw unauthorized("Only bearer tokens are understood.", null);
    }
    String token = authorization.substring(BEARER.length()).strip();
    return new Visitor.Holder(granted(access.bearer(token, request.client())));
  }

  private Visitor browser(ApiRequest request) {
    Optional<Session> session = SessionCookie.read(request.view()).flatMap(access::session);
    return session.<Visitor>map(Visitor.Browser::new).orElseGet(Visitor.Anonymous::new);
  }

  /** What a good credential yields. */
  static <T> T granted(Decision<T> decision) {
    if (decision instanceof Decision.Granted<T> granted) {
      return granted.value();
    }
    if (decision instanceof Decision.LockedOut<T> lockedOut) {
      throw lockedOut(lockedOut.remaining());
    }
    throw unauthorized("The credential is wrong or no longer good.", "invalid_token");
  }

  private static ProblemException lockedOut(Duration remaining) {
    long seconds = seconds(remaining);
    return new ProblemException(
            ProblemType.LOCKED_OUT, "Try again in " + seconds + " seconds, or from elsewhere.")
        .with("Retry-After", Long.toString(seconds));
  }

  /** What {@code Retry-After} says: whole seconds, rounded up. */
  static long seconds(Duration remaining) {
    return Math.max(1, remaining.plusMillis(999).toSeconds());
  }

  private static ProblemException unauthorized(String detail, @Nullable String error) {
    String challenge = "Bearer realm=\"fossawatch\"";
    return new ProblemException(ProblemType.UNAUTHORIZED, detail)
        .with(
            "WWW-Authenticate",
            error == null ? challenge : challenge + ", error=\"" + error + "\"");
  }

  private static void checkScope(Visitor visitor, Scope needed) {
    Principal principal =
        visitor
            .principal()
            .orElseThrow(
                () -> unauthorized("Send a token as 'Authorization: Bearer …' or log in.", null));
    if (!principal.scope().includes(needed)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "This needs the scope '" + needed.name().toLowerCase(Locale.ROOT) + "'.");
    }
  }

  /**
   * Refuses what another site made a browser send. Programs send neither of the two headers and
   * hold no cookie that could be abused.
   */
  private static void checkOrigin(RequestView view) {
    String site = view.header("Sec-Fetch-Site");
    boolean ours =
        site == null ? isOwnOrigin(view) : site.equals("same-origin") || site.equals("none");
    if (!ours) {
      throw new ProblemException(
          ProblemType.CROSS_SITE, "Writes are accepted from pages of this host alone.");
    }
  }

  private static boolean isOwnOrigin(RequestView view) {
    String origin = view.header("Origin");
    String host = view.header("Host");
    if (origin == null) {
      return true;
    }
    int authority = origin.indexOf("://");
    return authority >= 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
  }

  /** Refuses a write in a session that does not show the session's token. */
  static void checkCsrf(Session session, String sent) {
    byte[] expected = session.csrfToken().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8))) {
      throw new ProblemException(
          ProblemType.CSRF, "Send the session's csrf_token as the header " + CSRF_HEADER + ".");
    }
  }

  private static String sentToken(ApiRequest request) {
    String sent = request.view().header(CSRF_HEADER);
    return sent == null ? "" : sent;
  }
}
