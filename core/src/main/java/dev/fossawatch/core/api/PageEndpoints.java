package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.BusyException;
import dev.fossawatch.core.access.Decision;
import dev.fossawatch.core.access.NewSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages for people, and what they are made of. They work without any script. */
final class PageEndpoints implements EndpointGroup {
  private static final String HERE = "fossawatch";
  private static final String UP = "../fossawatch";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Parameter.Text NAME = new Parameter.Text("name", "of a user");
  private static final Parameter.Text SECRET = new Parameter.Text("secret", "password or token");
  private static final Parameter.Text CSRF = new Parameter.Text("csrf_token", "of the session");

  private final StatusPage page;
  private final SignIn signIn;
  private final Access access;
  private final Map<String, ApiResponse> files;

  PageEndpoints(ApiParts parts) {
    page = new StatusPage(parts);
    access = parts.access();
    signIn = new SignIn(access);
    files =
        Stream.of(
                "style.css",
                "ok.svg",
                "degraded.svg",
                "unhealthy.svg",
                "starting.svg",
                "unknown.svg")
            .collect(Collectors.toUnmodifiableMap(name -> name, PageEndpoints::file));
  }

  private static ApiResponse file(String name) {
    String type = name.endsWith(".css") ? "text/css; charset=utf-8" : "image/svg+xml";
    return ApiResponse.of(200, type, Resources.bytes(PageEndpoints.class, name));
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(Api.PAGES, "The status page").gives("text/html", 200).answeredBy(this::status),
        Endpoint.write("POST", Api.PAGES + "/sign-in", "Sign in by form", "session.open")
            .answeredBy(this::signIn),
        Endpoint.write("POST", Api.PAGES + "/sign-out", "Sign out by form", "session.close")
            .answeredBy(this::signOut),
        Endpoint.get(Api.PAGES + "/{file}", "Style and icons").answeredBy(this::file));
  }

  private ApiResponse status(Call call) {
    return call.visitor()
        .session()
        .map(session -> html(200, page.open(HERE, session)))
        .orElseGet(() -> html(200, page.closed(HERE, null)));
  }

  private ApiResponse file(Call call) {
    ApiResponse file = files.get(call.variable("file"));
    if (file == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such file.");
    }
    return file;
  }

  private ApiResponse signIn(Call call) {
    Query form = form(call, List.of(NAME, SECRET));
    String name = form.value(NAME).orElse("").strip();
    String secret = form.value(SECRET).orElse("").strip();
    try {
      return answer(
          call,
          name.isEmpty() ? signIn.withToken(call, secret) : signIn.asUser(call, name, secret));
    } catch (BusyException busy) {
      return refused(503, "Too many passwords are being checked. Try again in a moment.");
    }
  }

  private ApiResponse answer(Call call, Decision<NewSession> decision) {
    if (decision instanceof Decision.Granted<NewSession> granted) {
      return ApiResponse.seeOther(UP)
          .with("Set-Cookie", SessionCookie.set(call.request().view(), granted.value().id()));
    }
    if (decision instanceof Decision.LockedOut<NewSession> lockedOut) {
      String wait = Shown.duration(lockedOut.remaining());
      return refused(429, "Too many wrong attempts from this address. Try again in " + wait + ".")
          .with("Retry-After", Long.toString(Gate.seconds(lockedOut.remaining())));
    }
    return refused(401, "That is no user and password, and no token, known here.");
  }

  private ApiResponse refused(int status, String notice) {
    return html(status, page.closed(UP, notice));
  }

  private ApiResponse signOut(Call call) {
    Query form = form(call, List.of(CSRF));
    call.visitor()
        .session()
        .ifPresent(
            session -> {
              Gate.checkCsrf(session, form.value(CSRF).orElse(""));
              access.logOut(session);
            });
    return ApiResponse.seeOther(UP).with("Set-Cookie", SessionCookie.clear(call.request().view()));
  }

  private static Query form(Call call, List<Parameter> fields) {
    JsonBody.requireType(call.request(), FORM);
    return Query.parse(new String(call.request().body(), StandardCharsets.UTF_8), fields);
  }

  // With no-referrer a browser would send "Origin: null" with our own forms.
  private static ApiResponse html(int status, String page) {
    return ApiResponse.html(status, page).with("Referrer-Policy", "same-origin");
  }
}
