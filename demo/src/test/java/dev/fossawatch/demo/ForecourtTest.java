package dev.fossawatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.demo.login.Users;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole application over HTTP, on a day when everything works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecourtTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2, 3};

  private final TestApp app;
  private final Client user;

  ForecourtTest(@TempDir Path directory) throws Exception {
    app = TestApp.startWatchedByNobody(directory);
    user = app.client().loggedIn();
  }

  @BeforeAll
  void theDemoUserIsIn() throws Exception {
    assertThat(user.get("/stores").statusCode()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void theRootLeadsToTheStores() throws Exception {
    HttpResponse<String> answer = app.client().get("/");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo("/stores");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stores",
        "/stores/1",
        "/dispensers/1",
        "/work-orders",
        "/work-orders/1",
        "/search?q=x",
        "/reports",
        "/reports/work-orders.csv",
        "/events"
      })
  void aStrangerIsSentToTheLogin(String path) throws Exception {
    HttpResponse<String> answer = app.client().get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).startsWith("/login?next=%2F");
  }

  @Test
  void theLoginPageTellsWhoMayComeIn() throws Exception {
    assertThat(app.client().get("/login").body())
        .contains(Users.DEMO_NAME)
        .contains(Users.DEMO_PASSWORD);
  }

  @Test
  void aWrongPasswordIsRefusedLikeAnUnknownName() throws Exception {
    HttpResponse<String> wrong = app.client().login(Users.DEMO_NAME, "wrong");
    HttpResponse<String> unknown = app.client().login("nobody", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("do not go together");
  }

  @Test
  void aLoginThatDoesNotComeFromOurPageIsRefused() throws Exception {
    HttpResponse<String> answer =
        app.client()
            .post("/login", Map.of("name", Users.DEMO_NAME, "password", Users.DEMO_PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "/reports, /reports",
    "//evil.example, /stores",
    "https://evil.example, /stores",
    "/\\evil.example, /stores"
  })
  void theLoginLeadsNowhereElse(String wish, String target) throws Exception {
    Client client = app.client();
    HttpResponse<String> answer =
        client.post(
            "/login",
            Map.of(
                "name",
                Users.DEMO_NAME,
                "password",
                Users.DEMO_PASSWORD,
                "next",
                wish,
                "csrf",
                client.csrf("/login")));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo(target);
  }

  @Test
  void afterALogoutTheSessionIsWorthNothing() throws Exception {
    Client client = app.client().loggedIn();
    HttpResponse<String> answer = client.post("/logout", Map.of("csrf", client.csrf("/stores")));
    assertThat(location(answer)).isEqualTo("/login");
    assertThat(client.get("/stores").statusCode()).isEqualTo(302);
  }

  @Test
  void storesAreListedByRegion() throws Exception {
    assertThat(user.get("/stores").body()).contains("S-1007").contains("S-1014");
    assertThat(user.get("/stores?region=East").body()).contains("S-1007").doesNotContain("S-1014");
  }

  @Test
  void aStoreShowsItsDispensersAndTheyTheirReading() throws Exception {
    assertThat(user.get("/stores/2").body()).contains("S-1014").contains("/dispensers/");
    assertThat(user.get("/dispensers/7").body()).contains("Totalizer").contains("litres");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stores/4711",
        "/stores/one",
        "/stores/1/2",
        "/stores/-1",
        "/stores/99999999999999999999",
        "/dispensers",
        "/dispensers/4711",
        "/work-orders/4711",
        "/work-orders/1/photos/1",
        "/work-orders/1/2",
        "/reports/none",
        "/reports/nightly/more",
        "/static/none.css",
        "/nothing",
        "/error"
      })
  void whatDoesNotExistIsNotFound(String path) throws Exception {
    HttpResponse<String> answer = user.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no such page");
  }

  @Test
  void aStrangerToo404sOnAPathThatDoesNotExist() throws Exception {
    assertThat(app.client().get("/wp-login.php").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"GET, /logout, POST", "DELETE, /stores/1, 'GET, HEAD, POST'"})
  void aMethodThatAPageDoesNotTakeIsNamed(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> answer =
        user.send(user.request(path).method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
  }

  @Test
  void postingToAPageThatOnlyShowsIsRefused() throws Exception {
    HttpResponse<String> answer = user.post("/stores", Map.of());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void aHeadHasNoBody() throws Exception {
    HttpResponse<String> answer =
        user.send(user.request("/stores").method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aWorkOrderIsWrittenCommentedAndClosed() throws Exception {
    String order = create("Hose worn", "at pump 3");
    assertThat(user.get("/work-orders").body()).contains(order);
    String csrf = user.csrf(order);
    assertThat(
            user.post(order + "/comments", Map.of("csrf", csrf, "body", "On my way")).statusCode())
        .isEqualTo(302);
    assertThat(user.post(order + "/close", Map.of("csrf", csrf)).statusCode()).isEqualTo(302);
    assertThat(user.get(order).body())
        .contains("On my way")
        .contains("CLOSED")
        .contains("by diana");
    assertThat(user.post(order + "/close", Map.of("csrf", csrf)).statusCode()).isEqualTo(400);
    assertThat(user.get("/work-orders?status=closed&page=0").body()).contains("CLOSED");
  }

  @ParameterizedTest
  @CsvSource({
    "4711, Title, NORMAL",
    "x, Title, NORMAL",
    "1, '', NORMAL",
    "1, Title, SOON",
    "1, Title, ''"
  })
  void aWorkOrderThatDoesNotFitIsRefused(String store, String title, String priority)
      throws Exception {
    Map<String, String> fields =
        Map.of(
            "csrf", user.csrf("/work-orders/new"),
            "store_id", store,
            "title", title,
            "priority", priority);
    assertThat(user.post("/work-orders", fields).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/work-orders?status=lost", "/work-orders?page=-1", "/work-orders?page=x"})
  void aListThatDoesNotExistIsRefused(String path) throws Exception {
    assertThat(user.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void aFormWithoutTheSessionsSecretChangesNothing() throws Exception {
    String order = create("Stays open", "");
    assertThat(user.post(order + "/close", Map.of()).statusCode()).isEqualTo(403);
    assertThat(user.post(order + "/close", Map.of("csrf", "0123")).statusCode()).isEqualTo(403);
    assertThat(user.upload(order + "/photos", "0123", "a.png", PNG).statusCode()).isEqualTo(403);
    assertThat(user.get(order).body()).contains("OPEN").contains("There are none");
  }

  @Test
  void aStrangersFormIsRefused() throws Exception {
    assertThat(app.client().post("/work-orders/1/close", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void aPhotoComesBackByteForByte() throws Exception {
    String order = create("With photo", "");
    HttpResponse<String> uploaded =
        user.upload(order + "/photos", user.csrf(order), "<b>meter.png", PNG);
    assertThat(uploaded.statusCode()).isEqualTo(302);
    String page = user.get(order).body();
    assertThat(page).contains("&lt;b&gt;meter.png");
    String photo = page.replaceAll("(?s).*(/work-orders/\\d+/photos/\\d+).*", "$1");
    HttpResponse<byte[]> answer = user.bytes(photo);
    assertThat(answer.body()).isEqualTo(PNG);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
  }

  @Test
  void whatIsNoPhotoIsRefused() throws Exception {
    String order = create("Without photo", "");
    String csrf = user.csrf(order);
    byte[] html = "<html>".getBytes(StandardCharsets.UTF_8);
    assertThat(user.upload(order + "/photos", csrf, "a.png", html).statusCode()).isEqualTo(400);
    assertThat(user.post(order + "/photos", Map.of("csrf", csrf)).statusCode()).isEqualTo(400);
  }

  @Test
  void aPhotoThatIsTooLargeIsRefused() throws Exception {
    String order = create("Large photo", "");
    byte[] large = Arrays.copyOf(PNG, 2 * 1024 * 1024 + 1);
    assertThat(user.upload(order + "/photos", user.csrf(order), "a.png", large).statusCode())
        .isGreaterThanOrEqualTo(400)
        .isLessThan(500);
  }

  @Test
  void theSearchFindsStoresAndWorkOrders() throws Exception {
    String order = create("Very peculiar noise", "");
    assertThat(user.get("/search?q=PECULIAR").body()).contains(order);
    assertThat(user.get("/search?q=s-1021").body()).contains("/stores/3");
    assertThat(user.get("/search").body()).doesNotContain("Nothing matches");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR '1'='1",
        "'; DROP TABLE work_orders; --",
        "%",
        "\\",
        "<script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "{{csrf}}",
        "${7*7}"
      })
  void whatAttackersSendComesBackAsText(String attack) throws Exception {
    HttpResponse<String> answer = user.get("/search?q=" + Client.encode(attack));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Nothing matches “" + escaped(attack) + "”")
        .contains("value=\"" + escaped(attack) + "\"");
  }

  @Test
  void whatAttackersStoreIsShownAsText() throws Exception {
    String attack = "<img src=x onerror=alert(1)>' --";
    String order = create(attack, attack);
    user.post(order + "/comments", Map.of("csrf", user.csrf(order), "body", attack));
    assertThat(user.get(order).body()).doesNotContain("<img src=x").contains(escaped(attack));
  }

  @Test
  void theReportsShowFigures() throws Exception {
    assertThat(user.get("/reports").body()).contains("North").contains("Minutes to close");
    assertThat(user.get("/reports/nightly").body()).contains("West");
  }

  @Test
  void theWorkOrdersDownloadIsACsvWithoutFormulas() throws Exception {
    create("=HYPERLINK(\"x\")", "");
    HttpResponse<String> answer = user.get("/reports/work-orders.csv");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("work-orders.csv");
    assertThat(answer.body())
        .startsWith("\"id\",\"store\"")
        .contains("\"'=HYPERLINK(\"\"x\"\")\"")
        .endsWith("\r\n");
  }

  @Test
  void theReadingsAreStreamedToTheLastLine() throws Exception {
    try (Stream<String> lines = user.lines("/reports/readings.csv?days=2").body()) {
      assertThat(lines.filter(line -> line.startsWith("2,23,")).count()).isGreaterThan(200);
    }
    assertThat(user.get("/reports/readings.csv?days=1000").statusCode()).isEqualTo(400);
  }

  @Test
  void whatHappensToAWorkOrderArrivesLive() throws Exception {
    HttpResponse<Stream<String>> events = user.lines("/events");
    assertThat(events.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    String title = "Told live";
    create(title, "");
    try (Stream<String> lines = events.body()) {
      assertThat(lines.filter(line -> line.contains(title)).findFirst().orElseThrow())
          .startsWith("data: {\"type\":\"created\"")
          .contains("\"by\":\"diana\"");
    }
  }

  @Test
  void everyPageForbidsScriptsFromElsewhere() throws Exception {
    HttpResponse<String> answer = user.get("/stores");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void anOldBookmarkMovesPermanently() throws Exception {
    HttpResponse<String> answer = user.get("/jobs/17");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(location(answer)).isEqualTo("/work-orders/17");
  }

  @Test
  void theStyleSheetAndThePingNeedNoLogin() throws Exception {
    HttpResponse<String> style = app.client().get("/static/forecourt.css");
    assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
    assertThat(app.client().get("/ping").body()).isEqualTo("pong\n");
  }

  @Test
  void theAdministrationAnswersOnItsOwnPortAlone() throws Exception {
    assertThat(new Client(app.administration()).get("/stores").body()).isEqualTo("administration");
    assertThat(app.client().get("/api/v1/anything").statusCode()).isEqualTo(404);
  }

  private String create(String title, String description) throws Exception {
    HttpResponse<String> answer =
        user.post(
            "/work-orders",
            Map.of(
                "csrf",
                user.csrf("/work-orders/new"),
                "store_id",
                "3",
                "title",
                title,
                "description",
                description,
                "priority",
                "urgent"));
    assertThat(answer.statusCode()).isEqualTo(302);
    return location(answer);
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
