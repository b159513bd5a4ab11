package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.Decision;
import dev.fossawatch.core.access.NewSession;
import dev.fossawatch.core.access.Principal;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.access.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logging in and out, for browsers. */
final class SessionEndpoints implements EndpointGroup {
  private static final String PATH = Api.BASE + "/session";

  private final SignIn signIn;
  private final Access access;

  SessionEndpoints(Access access) {
    this.access = access;
    signIn = new SignIn(access);
  }

  /**
   * What is shown to log in: a name and a password, or a token.
   *
   * @param name of a user; null with a token
   * @param password of the user; null with a token
   * @param token instead of the two
   */
  record Login(@Nullable String name, @Nullable String password, @Nullable String token) {
    Login {
      boolean user = name != null && password != null && token == null;
      boolean holder = name == null && password == null && token != null;
      if (!user && !holder) {
        throw new IllegalArgumentException("either 'name' and 'password' or 'token' is needed");
      }
    }
  }

  /**
   * Who is logged in.
   *
   * @param name of the user or token
   * @param scope what may be done
   * @param csrfToken what writes in this session must send as {@code X-CSRF-Token}; null with a
   *     bearer token
   * @param expires when the session ends for good; null with a bearer token
   */
  record Who(String name, Scope scope, @Nullable String csrfToken, @Nullable Instant expires) {
    static Who of(Session session) {
      Principal principal = session.principal();
      return new Who(principal.name(), principal.scope(), session.csrfToken(), session.expires());
    }

    static Who of(Principal principal) {
      return new Who(principal.name(), principal.scope(), null, null);
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, "Who is asking")
            .needs(Scope.READ)
            .givesJson("Session", 200)
            .answeredBy(SessionEndpoints::who),
        Endpoint.write("POST", PATH, "Log in", "session.open")
            .body("Login")
            .givesJson("Session", 201)
            .problems(ProblemType.UNAUTHORIZED, ProblemType.LOCKED_OUT, ProblemType.BUSY)
            .answeredBy(this::logIn),
        Endpoint.write("DELETE", PATH, "Log out", "session.close")
            .needs(Scope.READ)
            .problems(ProblemType.CONFLICT)
            .answeredBy(this::logOut));
  }

  private static ApiResponse who(Call call) {
    Who who = call.visitor().session().map(Who::of).orElseGet(() -> Who.of(call.principal()));
    return ApiResponse.json(200, who);
  }

  private ApiResponse logIn(Call call) {
    Login login = call.json(Login.class);
    NewSession opened = Gate.granted(attempt(call, login));
    return ApiResponse.json(201, Who.of(opened.session()))
        .with("Set-Cookie", SessionCookie.set(call.request().view(), opened.id()));
  }

  private Decision<NewSession> attempt(Call call, Login login) {
    if (login.name() != null && login.password() != null) {
      return signIn.asUser(call, login.name(), login.password());
    }
    return signIn.withToken(call, String.valueOf(login.token()));
  }

  private ApiResponse logOut(Call call) {
    Session session =
        call.visitor()
            .session()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.CONFLICT, "A bearer token has no session to end."));
    access.logOut(session);
    return ApiResponse.empty(204).with("Set-Cookie", SessionCookie.clear(call.request().view()));
  }
}
