package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.health.HealthResult;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEndpointsTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"");

  private final Watched watched =
      new Watched(
          List.of(
              Watched.check("payments_api", false, () -> HealthResult.unhealthy(HOSTILE, "?"))));
  private final Api api = watched.api;

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void everybodySeesTheVerdictAndNoDetails() {
    watched.health.start();
    awaitDegraded();
    watched.request("GET", "/secret-route", 500, new IllegalStateException("inside"));
    String page = text(Ask.to("GET", "/fossawatch").of(api));
    assertThat(page)
        .contains("<title>▲ Degraded · shop</title>", "Sign in", "Uptime")
        .doesNotContain("Payments", "onerror", "secret-route", "inside", "http-equiv");
  }

  @Test
  void whoIsSignedInSeesEverythingAsText() {
    watched.health.start();
    awaitDegraded();
    watched.request("GET", "/" + HOSTILE, 500, new IllegalStateException(HOSTILE));
    String page = text(Ask.to("GET", "/fossawatch").cookieOf(watched.loggedIn()).of(api));
    assertThat(page)
        .contains("Degraded", "Payments api", "Error patterns", "IllegalStateException")
        .contains("&lt;img src=x onerror=alert(1)&gt;", "http-equiv=\"refresh\"")
        .doesNotContain("<img", "<script", "style=\"", "javascript:", "{{");
  }

  @Test
  void aPersonSignsInLooksAroundAndSignsOutWithAnOrdinaryBrowser() throws Exception {
    watched.access.credentials().setUser("anna", "correct horse battery", Scope.READ);
    try (HttpAdapter server = new HttpAdapter(0, api.adminPort("127.0.0.1")::handle)) {
      HttpClient browser =
          HttpClient.newBuilder()
              .cookieHandler(new CookieManager())
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
      assertThat(get(browser, server, "/").body()).contains("Sign in");
      assertThat(get(browser, server, "/fossawatch/style.css").headers().firstValue("Content-Type"))
          .hasValue("text/css; charset=utf-8");
      HttpResponse<String> refused =
          post(browser, server, "/fossawatch/sign-in", "name=anna&secret=wrong");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("role=\"alert\"", "href=\"../fossawatch/style.css\"");
      String form = "name=anna&secret=" + encoded("correct horse battery");
      HttpResponse<String> opened = post(browser, server, "/fossawatch/sign-in", form);
      assertThat(opened.uri().getPath()).isEqualTo("/fossawatch");
      assertThat(opened.body()).contains("anna · read", "Sign out", "Health checks");
      HttpResponse<String> closed =
          post(browser, server, "/fossawatch/sign-out", "csrf_token=" + csrfToken(opened.body()));
      assertThat(closed.body()).contains("Sign in").doesNotContain("Sign out");
    }
    assertThat(watched.access.audit().latest(3))
        .extracting(AuditEntry::action)
        .containsExactly("session.close", "session.open", "session.open");
  }

  @Test
  void aTokenSignsInWithoutAName() {
    ApiResponse opened = signIn("name=&secret=" + Watched.ADMIN);
    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.headers()).containsEntry("Location", "../fossawatch");
    assertThat(text(Ask.to("GET", "/fossawatch").cookieOf(opened).of(api))).contains("env · admin");
  }

  @Test
  void wrongSignInsLockTheirAddressOutAndSaySo() {
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("name=anna&secret=" + i).status()).isEqualTo(401);
    }
    ApiResponse locked = signIn("secret=" + Watched.ADMIN);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.headers()).containsKey("Retry-After");
    assertThat(text(locked)).contains("Too many wrong attempts", "15 min");
    ApiResponse elsewhere =
        Ask.to("POST", "/fossawatch/sign-in")
            .form("secret=" + Watched.ADMIN)
            .from("203.0.113.9")
            .of(api);
    assertThat(elsewhere.status()).isEqualTo(303);
  }

  @Test
  void signingOutNeedsTheTokenOfTheSession() {
    ApiResponse opened = signIn("secret=" + Watched.ADMIN);
    ApiResponse forged =
        Ask.to("POST", "/fossawatch/sign-out").cookieOf(opened).form("csrf_token=guess").of(api);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(text(Ask.to("GET", "/fossawatch").cookieOf(opened).of(api))).contains("Sign out");
  }

  @Test
  void anotherSiteCannotSendTheForm() {
    ApiResponse forged =
        Ask.to("POST", "/fossawatch/sign-in")
            .header("Origin", "https://evil.example")
            .form("secret=" + Watched.ADMIN)
            .of(api);
    assertThat(forged.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "..", "status.html", "openapi.json", "", "Api.class"})
  void noOtherFileIsServed(String name) {
    assertThat(Ask.to("GET", "/fossawatch/" + name).of(api).status()).isEqualTo(404);
  }

  @Test
  void pagesTellTheirOwnOriginToThemselvesAlone() {
    assertThat(Ask.to("GET", "/fossawatch").of(api).headers())
        .containsEntry("Referrer-Policy", "same-origin")
        .containsEntry("Content-Type", "text/html; charset=utf-8");
  }

  private ApiResponse signIn(String form) {
    return Ask.to("POST", "/fossawatch/sign-in").form(form).of(api);
  }

  private void awaitDegraded() {
    for (int tries = 0; tries < 3000; tries++) {
      if (watched.health.report().status().label().equals("degraded")) {
        return;
      }
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("never degraded: " + watched.health.report());
  }

  private static HttpResponse<String> get(HttpClient browser, HttpAdapter server, String path)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(server.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      HttpClient browser, HttpAdapter server, String path, String form)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String csrfToken(String page) {
    Matcher found = CSRF.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
