package dev.fossawatch.demo.login;

import dev.fossawatch.demo.web.Form;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The login. There is no session yet to keep a form's secret, so a cookie of its own holds it. */
final class LoginPage extends Resource {
  private static final String COOKIE = "forecourt_login";

  private final Pages pages;
  private final Users users;
  private final Sessions sessions;

  LoginPage(Pages pages, Users users, Sessions sessions) {
    this.pages = pages;
    this.users = users;
    this.sessions = sessions;
  }

  private record Model(
      String next, String csrf, boolean failed, String demoName, String demoPassword) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    show(request, response, false);
  }

  @Override
  protected void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String secret = Cookies.value(request, COOKIE).orElse("");
    if (secret.isEmpty() || !Tokens.same(Form.optional(request, "csrf", 100), secret)) {
      throw Refusal.forbidden("This form is too old or not ours. Please load the page again.");
    }
    Optional<User> user =
        users.authenticate(
            Form.optional(request, "name", 40), Form.optional(request, "password", 200));
    if (user.isPresent()) {
      sessions.begin(user.get(), response);
      response.sendRedirect(next(request));
    } else {
      response.setStatus(401);
      show(request, response, true);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, boolean failed)
      throws IOException {
    String secret = Tokens.make();
    response.addCookie(Cookies.make(COOKIE, secret));
    pages.send(
        request,
        response,
        "login",
        new Model(next(request), secret, failed, Users.DEMO_NAME, Users.DEMO_PASSWORD));
  }

  /** Where to go afterwards: a plain path of this application, whatever was asked for. */
  private static String next(HttpServletRequest request) {
    String wish = Form.optional(request, "next", 500);
    return wish.matches("(/[A-Za-z0-9_-]+)+") ? wish : "/stores";
  }
}
