package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.AuditOutcome;
import dev.fossawatch.core.access.Scope;
import java.io.IOException;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEndpointsTest {
  private final Watched watched = new Watched();
  private final Api api = watched.api;

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void aUserLogsInWritesAndLogsOut() throws IOException {
    watched.access.credentials().setUser("anna", "correct horse battery", Scope.ADMIN);
    ApiResponse opened =
        Ask.api("POST", "/session")
            .json("{\"name\":\"anna\",\"password\":\"correct horse battery\"}")
            .of(api);
    assertThat(opened.status()).isEqualTo(201);
    assertThat(json(opened).path("name").asString()).isEqualTo("anna");
    assertThat(opened.headers().get("Set-Cookie"))
        .matches("fossawatch=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");

    ApiResponse who = Ask.api("GET", "/session").cookieOf(opened).of(api);
    assertThat(json(who)).isEqualTo(json(opened));
    ApiResponse made =
        Ask.api("POST", "/tokens")
            .cookieOf(opened)
            .header("X-CSRF-Token", csrfToken(opened))
            .json("{\"name\":\"ci\",\"scope\":\"read\"}")
            .of(api);
    assertThat(made.status()).isEqualTo(201);
    ApiResponse closed =
        Ask.api("DELETE", "/session")
            .cookieOf(opened)
            .header("X-CSRF-Token", csrfToken(opened))
            .of(api);
    assertThat(closed.status()).isEqualTo(204);
    assertThat(closed.headers().get("Set-Cookie")).contains("Max-Age=0");
    assertThat(Ask.api("GET", "/session").cookieOf(opened).of(api).status()).isEqualTo(401);
    assertThat(watched.access.audit().latest(10))
        .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::target)
        .containsExactly(
            Tuple.tuple("anna", "session.close", null),
            Tuple.tuple("anna", "token.create", "ci"),
            Tuple.tuple("anna", "session.open", "anna"));
  }

  @Test
  void aCookieOnHttpsIsSecureAndBoundToTheHost() {
    ApiResponse opened =
        Ask.api("POST", "/session").https().json("{\"token\":\"" + Watched.ADMIN + "\"}").of(api);
    assertThat(opened.headers().get("Set-Cookie"))
        .matches("__Host-fossawatch=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
    assertThat(Ask.api("GET", "/session").https().cookieOf(opened).of(api).status()).isEqualTo(200);
    assertThat(
            Ask.api("GET", "/session")
                .header("X-Forwarded-Proto", "https")
                .cookieOf(opened)
                .of(api)
                .status())
        .isEqualTo(200);
    assertThat(Ask.api("GET", "/session").cookieOf(opened).of(api).status())
        .as("on plain http the other cookie counts")
        .isEqualTo(401);
  }

  @Test
  void anIdThatABrowserBringsAlongIsNeverTakenOver() {
    ApiResponse opened =
        Ask.api("POST", "/session")
            .header("Cookie", "fossawatch=chosen-by-an-attacker")
            .json("{\"token\":\"" + Watched.ADMIN + "\"}")
            .of(api);
    assertThat(opened.headers().get("Set-Cookie")).doesNotContain("chosen-by-an-attacker");
    ApiResponse again =
        Ask.api("POST", "/session")
            .cookieOf(opened)
            .json("{\"token\":\"" + Watched.ADMIN + "\"}")
            .of(api);
    assertThat(Ask.api("GET", "/session").cookieOf(opened).of(api).status())
        .as("the earlier session has ended")
        .isEqualTo(401);
    assertThat(Ask.api("GET", "/session").cookieOf(again).of(api).status()).isEqualTo(200);
  }

  @Test
  void aWriteInASessionNeedsItsOwnCsrfToken() {
    ApiResponse opened = watched.loggedIn();
    ApiResponse other = watched.loggedIn();
    for (String token : new String[] {"", "x", csrfToken(other)}) {
      ApiResponse response =
          Ask.api("POST", "/tokens")
              .cookieOf(opened)
              .header("X-CSRF-Token", token)
              .json("{\"name\":\"ci\",\"scope\":\"read\"}")
              .of(api);
      assertThat(response.status()).isEqualTo(403);
      assertThat(json(response).path("type").asString()).endsWith(":csrf");
    }
    assertThat(watched.access.credentials().tokens()).noneMatch(t -> t.name().equals("ci"));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site,403",
    "Sec-Fetch-Site,same-site,403",
    "Sec-Fetch-Site,same-origin,201",
    "Sec-Fetch-Site,none,201",
    "Origin,http://localhost:9797,201",
    "Origin,http://evil.example,403",
    "Origin,http://localhost:8080,403",
    "Origin,null,403"
  })
  void anotherSiteCannotMakeABrowserLogIn(String header, String value, int status) {
    ApiResponse response =
        Ask.api("POST", "/session")
            .header(header, value)
            .json("{\"token\":\"" + Watched.ADMIN + "\"}")
            .of(api);
    assertThat(response.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"anna\"}",
        "{}",
        "{\"name\":\"a\",\"password\":\"b\",\"token\":\"c\"}",
        "{\"token\":\"c\",\"name\":\"a\"}"
      })
  void aLogInIsEitherByPasswordOrByToken(String body) {
    assertThat(Ask.api("POST", "/session").json(body).of(api).status()).isEqualTo(400);
  }

  @Test
  void aRefusedLogInIsAuditedWithoutWhatWasTyped() {
    Ask.api("POST", "/session").json("{\"name\":\"hunter2\",\"password\":\"x\"}").of(api);
    assertThat(watched.access.audit().latest(1))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo(AuditOutcome.REFUSED);
              assertThat(entry.actor()).isEqualTo("-");
              assertThat(entry.toString()).doesNotContain("hunter2");
            });
  }

  @Test
  void whoeverProvesNothingCannotFillTheAuditTrail() {
    Ask.api("POST", "/session").json("{").of(api);
    Ask.api("POST", "/session").body(new byte[1]).of(api);
    Ask.to("POST", "/fossawatch/sign-out").form("csrf_token=x").of(api);
    assertThat(watched.access.audit().latest(10)).isEmpty();
  }

  @Test
  void aBearerHasNoSessionToEnd() {
    assertThat(Ask.api("DELETE", "/session").bearer(watched.reader).of(api).status())
        .isEqualTo(409);
    ApiResponse who = Ask.api("GET", "/session").bearer(watched.reader).of(api);
    assertThat(json(who).path("csrf_token").isNull()).isTrue();
    assertThat(json(who).path("scope").asString()).isEqualTo("read");
  }

  private static String csrfToken(ApiResponse opened) {
    return json(opened).path("csrf_token").asString();
  }
}
