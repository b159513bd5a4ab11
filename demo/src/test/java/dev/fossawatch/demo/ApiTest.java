package dev.fossawatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private final TestApp app;
  private final Client client;

  ApiTest(@TempDir Path directory) throws Exception {
    app = TestApp.startWatchedByNobody(directory);
    client = app.client();
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void aProgramWithoutATokenIsRefused() throws Exception {
    HttpResponse<String> none = client.get("/api/stores");
    HttpResponse<String> wrong =
        client.send(client.request("/api/stores").header("Authorization", "Bearer 0123"));
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("\"status\":401");
  }

  @Test
  void aBrowsersSessionMayReadButNotWrite() throws Exception {
    Client user = app.client().loggedIn();
    assertThat(user.get("/api/stores").statusCode()).isEqualTo(200);
    assertThat(
            user.send(
                    user.request("/api/work-orders")
                        .POST(BodyPublishers.ofString("{\"store_id\":1,\"title\":\"x\"}")))
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/stores, '\"stores\":['",
    "/api/stores?region=East, '\"region\":\"East\"'",
    "/api/stores/3, '\"number\":\"S-1021\"'",
    "/api/stores/3/dispensers, '\"controller_address\":\"10.20.3.11\"'",
    "/api/stores/3/eta, '\"minutes\":31'",
    "/api/dispensers/5/status, '\"totalizer_litres\":109565'",
    "/api/work-orders, '\"work_orders\":['",
    "/api/work-orders?status=closed, '\"closed_by\":\"tom\"'",
    "/api/work-orders/7, '\"id\":7'"
  })
  void everyResourceAnswersWithJson(String path, String part) throws Exception {
    HttpResponse<String> answer = client.send(authorized(path));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).contains(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/stores/4711",
        "/api/stores/1/none",
        "/api/dispensers/1",
        "/api/dispensers/4711/status",
        "/api/work-orders/4711",
        "/api/work-orders/1/2"
      })
  void whatDoesNotExistIsNotFound(String path) throws Exception {
    HttpResponse<String> answer = client.send(authorized(path));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"status\":404");
  }

  @Test
  void aWorkOrderIsCreatedWhereTheAnswerSays() throws Exception {
    HttpResponse<String> answer =
        post("/api/work-orders", "{\"store_id\":1,\"title\":\"Tank alarm\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(client.send(authorized(location)).body())
        .contains("Tank alarm")
        .contains("\"priority\":\"NORMAL\"")
        .contains("\"created_by\":\"integration\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "[]",
        "{\"store_id\":1}",
        "{\"store_id\":1,\"title\":\" \"}",
        "{\"store_id\":4711,\"title\":\"x\"}",
        "{\"store_id\":1,\"title\":\"x\",\"priority\":\"SOON\"}"
      })
  void aBodyThatDoesNotFitIsRefused(String body) throws Exception {
    assertThat(post("/api/work-orders", body).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    assertThat(post("/api/work-orders", "x".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void postingToASingleWorkOrderIsRefused() throws Exception {
    assertThat(post("/api/work-orders/7", "{}").statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        authorized(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder authorized(String path) {
    return client.request(path).header("Authorization", "Bearer " + app.apiToken());
  }
}
