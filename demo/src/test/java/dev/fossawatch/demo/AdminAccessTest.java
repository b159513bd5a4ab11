package dev.fossawatch.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Reply;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who gets into the interface of the running demonstration, and who does not. */
class AdminAccessTest {
  private static final int ATTEMPTS = 1_000;
  private static final int BEFORE_LOCK_OUT = 10;
  private static final String ATTACKER = "203.0.113.7";
  private static final String OTHER = "203.0.113.8";

  @TempDir private Path directory;
  private RunningDemo demo;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    demo = RunningDemo.start(new Settings(0, 0, directory, false, false, 7), TimeSource.system());
    admin = new Admin(demo, directory);
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  /** An operation of the OpenAPI document. */
  private record Operation(String method, String path, boolean isPublic) {}

  private List<Operation> operations() throws Exception {
    List<Operation> operations = new ArrayList<>();
    JsonNode document =
        Admin.JSON.readTree(admin.send(admin.anonymous(Admin.API + "/openapi.json")).body());
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(
            new Operation(
                method.getKey().toUpperCase(Locale.ROOT),
                path.getKey().replaceAll("\\{\\w+}", "x"),
                method.getValue().path("security").isEmpty()));
      }
    }
    return operations;
  }

  @Test
  void onlyWhatIsMeantForEverybodyIsPublic() throws Exception {
    assertThat(operations().stream().filter(Operation::isPublic))
        .extracting(operation -> operation.method() + " " + operation.path())
        .containsExactlyInAnyOrder(
            "GET /health", "GET /status", "GET /openapi.json", "POST /session");
  }

  @Test
  void everythingElseAsksForACredential() throws Exception {
    List<Operation> closed =
        operations().stream().filter(operation -> !operation.isPublic()).toList();
    assertThat(closed).hasSizeGreaterThan(10);
    for (Operation operation : closed) {
      assertRefused(operation.method(), operation.path());
      if (operation.method().equals("GET")) {
        assertRefused("HEAD", operation.path());
      }
    }
    System.out.println(closed.size() + " operations answer 401 without a credential");
  }

  private void assertRefused(String method, String path) throws Exception {
    HttpRequest.Builder request =
        admin.anonymous(Admin.API + path).method(method, BodyPublishers.ofString("{}"));
    HttpResponse<byte[]> answer =
        admin.send(
            method.equals("HEAD") ? request.method(method, BodyPublishers.noBody()) : request);
    assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
  }

  @Test
  void aThousandWrongTokensLockOneAddressOutAndNoOther() throws Exception {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      statuses.merge(ask(ATTACKER, "fwt_wrong" + i).statusCode(), 1, Integer::sum);
    }
    System.out.println("wrong tokens of one address were answered: " + statuses);

    assertThat(statuses).isEqualTo(Map.of(401, BEFORE_LOCK_OUT, 429, ATTEMPTS - BEFORE_LOCK_OUT));
    HttpResponse<byte[]> lockedOut = ask(ATTACKER, admin.token());
    assertThat(lockedOut.statusCode()).isEqualTo(429);
    assertThat(lockedOut.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(1L, 3_600L);
    assertThat(ask("198.51.100.1, " + ATTACKER, admin.token()).statusCode()).isEqualTo(429);
    assertThat(ask(OTHER, admin.token()).statusCode()).isEqualTo(200);
    assertThat(ask(OTHER, "fwt_wrong").statusCode()).isEqualTo(401);
    assertThat(admin.send(admin.request(Admin.API + "/metrics")).statusCode()).isEqualTo(200);
    assertThat(lockOuts()).containsExactly(ATTACKER);
  }

  private HttpResponse<byte[]> ask(String address, String token) throws Exception {
    return admin.send(
        admin
            .anonymous(Admin.API + "/metrics")
            .header("X-Forwarded-For", address)
            .header("Authorization", "Bearer " + token));
  }

  private List<String> lockOuts() throws Exception {
    List<String> addresses = new ArrayList<>();
    for (JsonNode entry : admin.json(Admin.API + "/audit").path("entries")) {
      if (entry.path("action").asString().equals("access.lock_out")) {
        addresses.add(entry.path("target").asString());
      }
    }
    return addresses;
  }

  @Test
  void aPageThatHadItsNameResolveToThisMachineReadsNothing() throws IOException {
    Reply reply = get("Host: evil.example");
    assertThat(reply.status()).isEqualTo(421);
    assertThat(get("Host: localhost").status()).isEqualTo(200);
  }

  private Reply get(String host) throws IOException {
    try (RawClient client = RawClient.connect(demo.administration().getPort())) {
      client.send(
          "GET " + Admin.API + "/health HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n");
      return client.reply();
    }
  }

  @Test
  void theFrontOfThePortIsThePageToSignIn() throws Exception {
    HttpResponse<byte[]> answer = admin.send(admin.anonymous("/").header("Accept", "text/html"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), UTF_8)).contains("action=\"fossawatch/sign-in\"");
  }
}
