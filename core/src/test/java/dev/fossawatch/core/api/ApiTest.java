package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.json;
import static dev.fossawatch.core.api.Watched.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.access.Scope;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private final Watched watched = new Watched();
  private final Api api = watched.api;

  @AfterEach
  void close() {
    watched.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/monitoring,true",
    "/api/v1/monitoring/,true",
    "/api/v1/monitoring/health,true",
    "/api/v1/monitoringx,false",
    "/api/v1/orders,false",
    "/fossawatch,true",
    "/fossawatch/style.css,true",
    "/fossawatches,false",
    "/,false",
    "/metrics,false"
  })
  void ownsItsOwnPathsAndNoOthers(String path, boolean owned) {
    assertThat(api.owns(path)).isEqualTo(owned);
  }

  @Test
  void everyEndpointThatNeedsAScopeIsClosedWithoutACredential() {
    List<Endpoint> closed = api.endpoints().stream().filter(e -> e.needs() != null).toList();
    assertThat(closed).hasSizeGreaterThan(5);
    for (Endpoint endpoint : closed) {
      ApiResponse response = Ask.to(endpoint.method(), endpoint.path().text()).of(api);
      assertThat(response.status()).as("%s", endpoint.path()).isEqualTo(401);
      assertThat(response.headers().get("WWW-Authenticate")).startsWith("Bearer ");
      assertThat(json(response).path("type").asString())
          .isEqualTo("urn:fossawatch:problem:unauthorized");
    }
  }

  @Test
  void everyEndpointIsClosedToALesserScope() {
    for (Endpoint endpoint : api.endpoints()) {
      if (endpoint.needs() == Scope.ADMIN) {
        Ask ask = Ask.to(endpoint.method(), endpoint.path().text());
        assertThat(ask.bearer(watched.operator).of(api).status())
            .as("%s", endpoint.path())
            .isEqualTo(403);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic YTpi", "\u0000"})
  void aBadCredentialIsNeverTakenForNone(String authorization) {
    ApiResponse response = Ask.api("GET", "/tokens").header("Authorization", authorization).of(api);
    assertThat(response.status()).isEqualTo(401);
  }

  @Test
  void aThousandWrongTokensLockOutTheirAddressAlone() {
    for (int i = 0; i < 1000; i++) {
      ApiResponse wrong = Ask.api("GET", "/tokens").bearer("no" + i).from("127.0.0.1").of(api);
      assertThat(wrong.status()).isEqualTo(i < 10 ? 401 : 429);
    }
    ApiResponse locked = Ask.api("GET", "/tokens").bearer(Watched.ADMIN).from("127.0.0.1").of(api);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.headers()).containsEntry("Retry-After", "900");
    assertThat(json(locked).path("type").asString()).endsWith(":locked-out");
    assertThat(Ask.api("GET", "/tokens").bearer(Watched.ADMIN).of(api).status()).isEqualTo(200);
  }

  @Test
  void everythingUnknownIsNotFound() {
    for (String path : List.of("/nothing", "", "/", "/tokens/a/b", "/%2e%2e/x")) {
      ApiResponse response = Ask.api("GET", path).bearer(Watched.ADMIN).of(api);
      assertThat(response.status()).as(path).isEqualTo(404);
      assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "POST", "TRACE", "get", "X\"Y"})
  void aMethodThatIsNotKnownIsRefusedWithThoseThatAre(String method) {
    ApiResponse response = Ask.api(method, "/audit").bearer(Watched.ADMIN).of(api);
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void optionsTellsTheMethodsAndHeadAnswersAsGetWithoutABody() {
    ApiResponse options = Ask.api("OPTIONS", "/tokens").of(api);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS, POST");

    ApiResponse head = Ask.api("HEAD", "/tokens").bearer(Watched.ADMIN).of(api);
    assertThat(head.status()).isEqualTo(200);
    int length = Ask.api("GET", "/tokens").bearer(Watched.ADMIN).of(api).body().length;
    assertThat(head.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Content-Length", Integer.toString(length));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void everyAnswerIsStrictWithBrowsers() {
    for (ApiResponse response :
        List.of(
            Ask.api("GET", "/tokens").of(api),
            Ask.api("GET", "/tokens").bearer(Watched.ADMIN).of(api),
            Ask.api("OPTIONS", "/tokens").of(api),
            Ask.api("GET", "/nothing").of(api),
            Ask.to("GET", "/").host("evil.example").of(api.adminPort("127.0.0.1")))) {
      assertThat(response.headers())
          .containsEntry("X-Content-Type-Options", "nosniff")
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("Referrer-Policy", "no-referrer");
      assertThat(response.headers().get("Content-Security-Policy"))
          .startsWith("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "limit=0|whole number from 1 to 1000",
        "limit=1001|whole number from 1 to 1000",
        "limit=ten|whole number from 1 to 1000",
        "limit=|whole number from 1 to 1000",
        "limit|whole number from 1 to 1000",
        "limit=1&limit=2|more than once",
        "Limit=1|known are: limit",
        "limit=1&x=%3Cscript%3E|'x' is not known here",
        "limit=%zz|not percent-encoded",
        "&|'' is not known here"
      })
  void aParameterThatIsWrongIsToldPlainly(String query, String detail) {
    ApiResponse response = Ask.api("GET", "/audit?" + query).bearer(Watched.ADMIN).of(api);
    assertThat(response.status()).isEqualTo(400);
    assertThat(json(response).path("detail").asString()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|no proper JSON at line 1",
        "``|a key is missing",
        "null|null",
        "[]|not the object",
        "{}|'name' is missing",
        "{\"name\":\"a\",\"scope\":\"read\",\"extra\":1}|'extra' is not known",
        "{\"name\":\"a\",\"name\":\"b\",\"scope\":\"read\"}|no proper JSON",
        "{\"name\":\"a\",\"scope\":\"read\"}{}|not the object",
        "{\"name\":5,\"scope\":\"read\"}|'name'",
        "{\"name\":\"a\",\"scope\":\"god\"}|'scope'",
        "{\"name\":\"a\",\"scope\":1}|'scope'",
        "{\"name\":null,\"scope\":\"read\"}|'name' and 'scope' are needed",
        "{\"name\":\"../a\",\"scope\":\"read\"}|a name has 1 to 64"
      })
  void aBodyThatIsWrongIsToldPlainly(String body, String detail) {
    ApiResponse response = Ask.api("POST", "/tokens").bearer(Watched.ADMIN).json(body).of(api);
    assertThat(response.status()).as(text(response)).isEqualTo(400);
    assertThat(json(response).path("detail").asString())
        .contains(detail)
        .doesNotContain("dev.fossawatch", "tools.jackson");
  }

  @Test
  void aBodyOfAnotherKindOrSizeIsRefused() {
    Ask untyped = Ask.api("POST", "/tokens").bearer(Watched.ADMIN).body(new byte[] {'{', '}'});
    assertThat(untyped.of(api).status()).isEqualTo(415);
    Ask form = Ask.api("POST", "/tokens").bearer(Watched.ADMIN).form("name=a&scope=read");
    assertThat(form.of(api).status()).isEqualTo(415);
    Ask huge = Ask.api("POST", "/tokens").json(" ".repeat(Api.MAX_BODY_BYTES + 1));
    assertThat(huge.of(api).status()).isEqualTo(413);
    Ask deep = Ask.api("POST", "/tokens").bearer(Watched.ADMIN).json("[".repeat(100_000));
    assertThat(deep.of(api).status()).isEqualTo(400);
  }

  @Test
  void aFaultOfOursIsCountedAndTellsNothing() {
    EndpointGroup faulty =
        () ->
            List.of(
                Endpoint.get("/api/v1/monitoring/faulty", "Fails")
                    .answeredBy(
                        call -> {
                          throw new IllegalStateException("jdbc:secret");
                        }));
    Api broken = new Api(watched.access, watched.time, watched.errors, List.of(faulty));
    ApiResponse response = Ask.api("GET", "/faulty").of(broken);
    assertThat(response.status()).isEqualTo(500);
    assertThat(text(response)).doesNotContain("secret", "Exception");
    assertThat(watched.errors.counts()).containsEntry("api", 1L);
  }

  @Test
  void theAdminPortHasShortPaths() {
    AdminPort port = api.adminPort("127.0.0.1");
    assertThat(Ask.api("GET", "/tokens").bearer(Watched.ADMIN).of(port).status()).isEqualTo(200);
    assertThat(Ask.to("GET", "/nothing").of(port).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9797,404",
    "LOCALHOST,404",
    "app.localhost:9797,404",
    "127.0.0.1:9797,404",
    "127.1.2.3,404",
    "[::1]:9797,404",
    "evil.example:9797,421",
    "localhost.evil.example,421",
    "127.0.0.1.evil.example,421",
    "10.0.0.5:9797,421",
    "'',421"
  })
  void theAdminPortOnLoopbackAnswersToNamesOfItAlone(String host, int status) {
    ApiResponse response = Ask.to("GET", "/x").host(host).of(api.adminPort("127.0.0.1"));
    assertThat(response.status()).isEqualTo(status);
  }

  @Test
  void theAdminPortOnAnotherAddressAnswersToAnyName() {
    Ask ask = Ask.to("GET", "/x").host("watch.example");
    assertThat(ask.of(api.adminPort("0.0.0.0")).status()).isEqualTo(404);
    assertThat(ask.of(api.adminPort("::1")).status()).isEqualTo(421);
  }
}
