package dev.fossawatch.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.demo.traffic.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything together, as the command line starts it. */
class RunningDemoTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theVisitorsFindAnApplicationThatFailsOnlyAsIntendedAndLeavesNothingRunning(boolean gateway)
      throws Exception {
    Set<Thread> before = threads();
    try (RunningDemo demo = start(true, gateway)) {
      Tally tally = demo.tally().orElseThrow();
      assertThat(Patience.until(() -> tally.answers(100, 599) >= 150)).isTrue();
      assertThat(tally.answers(200, 299)).isGreaterThan(40);
      // 502: a silent controller; 503: more logins at once than a slow machine gets through
      assertThat(tally.answers(500, 501) + tally.answers(504, 599)).isZero();
      assertThat(tally.failed()).isZero();
    }
    assertThat(Patience.until(() -> left(before).isEmpty()))
        .as("threads left: %s", left(before))
        .isTrue();
  }

  @Test
  void whatWasStoredIsThereTheNextTime() throws Exception {
    try (RunningDemo demo = start(false)) {
      Client user = new Client(demo.home()).loggedIn();
      String csrf = user.csrf("/work-orders/1");
      user.post("/work-orders/1/comments", Map.of("csrf", csrf, "body", "Kept."));
    }
    try (RunningDemo demo = start(false)) {
      assertThat(new Client(demo.home()).loggedIn().get("/work-orders/1").body()).contains("Kept.");
    }
  }

  @Test
  void theGreetingTellsWhereEverythingIs() throws Exception {
    try (RunningDemo demo = start(false)) {
      assertThat(String.join("\n", demo.greeting()))
          .contains(demo.home().toString())
          .contains(demo.administration().toString())
          .contains("diana")
          .contains("initial-admin-token");
    }
  }

  @Test
  void itsPoolIsWatched() throws Exception {
    try (RunningDemo demo = start(false)) {
      assertThat(Patience.until(() -> told(demo, "/health/detailed").contains("\"connect_ms\"")))
          .isTrue();
      assertThat(Patience.until(() -> told(demo, "/prometheus/metrics").contains("hikaricp_")))
          .isTrue();
      assertThat(told(demo, "/prometheus/metrics"))
          .contains("hikaricp_connections_max{pool=\"forecourt\"} 8.0");
    }
  }

  @Test
  void theGatewayWatchesItFromOutside() throws Exception {
    try (RunningDemo demo = start(false, true)) {
      Client user = new Client(demo.home()).loggedIn();
      for (int order = 1; order <= 20; order++) {
        assertThat(user.get("/work-orders/" + order).statusCode()).isEqualTo(200);
      }
      assertThat(told(demo, "/prometheus/metrics"))
          .containsPattern(
              "http_server_request_duration_seconds_count\\{http_request_method=\"GET\","
                  + "http_response_status_code=\"200\",http_route=\"/work-orders/\\{id}\"} \\d+")
          .contains("fossawatch_gateway_upstream");
      assertThat(demo.greeting()).last().asString().contains("gateway");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--admin-port"})
  void aPortTheGatewayCannotHaveIsNamedByItsOption(String option) throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      boolean admin = option.equals("--admin-port");
      Settings settings =
          new Settings(admin ? 0 : taken, admin ? taken : 0, directory, false, true, 7);
      assertThatThrownBy(() -> RunningDemo.start(settings, TimeSource.system()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("port " + taken)
          .hasMessageContaining(option);
    }
  }

  @Test
  void aDirectoryThatCannotBeUsedIsNamedByItsOption() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("application"), "in the way");
    assertThatThrownBy(() -> start(false))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--data-dir");
  }

  @Test
  void aPortInUseIsNamedByItsOption() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      assertThatThrownBy(() -> RunningDemo.start(settings(taken, 0, false), TimeSource.system()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Choose another with --port")
          .hasMessageContaining(Integer.toString(taken));
      assertThatThrownBy(() -> RunningDemo.start(settings(0, taken, false), TimeSource.system()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Choose another with --admin-port");
    }
  }

  private RunningDemo start(boolean traffic) throws Exception {
    return start(traffic, false);
  }

  private RunningDemo start(boolean traffic, boolean gateway) throws Exception {
    return RunningDemo.start(
        new Settings(0, 0, directory, traffic, gateway, 7), TimeSource.system());
  }

  private Settings settings(int port, int adminPort, boolean traffic) {
    return new Settings(port, adminPort, directory, traffic, false, 7);
  }

  /** What Fossawatch answers to its administrator. */
  private String told(RunningDemo demo, String path) {
    try {
      String token =
          Files.readString(directory.resolve("fossawatch").resolve("initial-admin-token")).strip();
      Client admin = new Client(demo.administration());
      return admin
          .send(
              admin.request("/api/v1/monitoring" + path).header("Authorization", "Bearer " + token))
          .body();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet();
  }

  /** Without the JDK's own, which its HTTP client and its pools keep for a while. */
  private static List<String> left(Set<Thread> before) {
    return threads().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(
            name ->
                !name.startsWith("HttpClient-")
                    && !name.startsWith("ForkJoinPool.commonPool")
                    && !name.startsWith("CompletableFutureDelayScheduler"))
        .sorted()
        .collect(Collectors.toList());
  }
}
