package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryEndpointsTest {
  private static final String QUERY = "/prometheus/api/v1/query";

  private final Watched watched = new Watched();

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void nobodyReadsWithoutACredential() {
    assertThat(Ask.api("GET", QUERY + "?query=1").of(watched.api).status()).isEqualTo(401);
    assertThat(Ask.api("POST", QUERY).form("query=1").of(watched.api).status()).isEqualTo(401);
  }

  @Test
  void aFormWithATokenNeedsNothingElse() {
    Ask ask =
        Ask.api("POST", QUERY)
            .form("query=1")
            .header("Origin", "https://grafana.example")
            .header("Sec-Fetch-Site", "cross-site")
            .bearer(watched.reader);
    assertThat(ask.of(watched.api).status()).isEqualTo(200);
  }

  @Test
  void aFormInASessionShowsTheSessionsTokenAndComesFromOurPages() {
    ApiResponse session = watched.loggedIn();
    String token = json(session).path("csrf_token").asString();
    assertThat(form(session).of(watched.api).status()).isEqualTo(403);
    assertThat(form(session).header("X-CSRF-Token", token).of(watched.api).status()).isEqualTo(200);
    assertThat(
            form(session)
                .header("X-CSRF-Token", token)
                .header("Sec-Fetch-Site", "cross-site")
                .of(watched.api)
                .status())
        .isEqualTo(403);
  }

  private static Ask form(ApiResponse session) {
    return Ask.api("POST", QUERY).form("query=1").cookieOf(session);
  }

  @Test
  void aQueryIsNoWriteInTheAuditTrail() {
    int before = watched.access.audit().latest(100).size();
    Ask.api("POST", QUERY).form("query=1").bearer(watched.reader).of(watched.api);
    assertThat(watched.access.audit().latest(100)).hasSize(before);
  }

  @Test
  void parametersThatAreNotKnownArePassedOver() {
    assertThat(
            Ask.api("GET", QUERY + "?query=1&max_source_resolution=auto&query=2&%zz")
                .bearer(watched.reader)
                .of(watched.api)
                .status())
        .isEqualTo(200);
  }

  @Test
  void aBodyOfAnotherTypeIsNotAForm() {
    assertThat(
            Ask.api("POST", QUERY)
                .json("{\"query\":\"1\"}")
                .bearer(watched.reader)
                .of(watched.api)
                .status())
        .isEqualTo(400);
  }
}
