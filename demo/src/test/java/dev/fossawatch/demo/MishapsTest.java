package dev.fossawatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.demo.stores.ControllerUnreachable;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same application on a day when everything goes wrong that can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MishapsTest {
  private final Queue<Exception> seen = new ConcurrentLinkedQueue<>();
  private final TestApp app;
  private final Client user;

  MishapsTest(@TempDir Path directory) throws Exception {
    app =
        new TestApp(
            directory,
            TestApp.BAD_DAY,
            (request, response, chain) -> {
              try {
                chain.doFilter(request, response);
              } catch (RuntimeException fault) {
                seen.add(fault);
                throw fault;
              }
            });
    user = app.client().loggedIn();
  }

  @BeforeEach
  void forget() {
    seen.clear();
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void aSilentControllerIsABadGatewayThatTellsVisitorsNoAddress() throws Exception {
    HttpResponse<String> answer = user.get("/dispensers/5");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("does not answer").doesNotContain("10.20.");
  }

  @Test
  void aProgramLearnsOfASilentControllerAsJson() throws Exception {
    HttpResponse<String> answer = user.get("/api/dispensers/5/status");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("\"status\":502").doesNotContain("10.20.");
  }

  @Test
  void whoeverWatchesSeesTheExceptionItself() throws Exception {
    user.get("/dispensers/5");
    assertThat(seen)
        .singleElement()
        .isInstanceOf(ControllerUnreachable.class)
        .extracting(Exception::getMessage)
        .asString()
        .matches("Controller 10\\.20\\.\\d+\\.\\d+ of dispenser 5 did not answer within \\d+ ms");
  }

  @Test
  void aReportThatMustBeCalculatedStillAnswers() throws Exception {
    assertThat(user.get("/reports/nightly").body()).contains("Nightly report");
  }

  @Test
  void aRefusalIsNoException() throws Exception {
    user.get("/stores/4711");
    assertThat(seen).isEmpty();
  }
}
