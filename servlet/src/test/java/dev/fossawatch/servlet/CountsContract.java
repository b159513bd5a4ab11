package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.http.ContractApplication;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Recording;
import dev.fossawatch.core.metrics.ApplicationMetrics;
import dev.fossawatch.core.time.ManualTime;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients did, what the interface says and what a scrape says are the same numbers. */
abstract class CountsContract {
  private static final int ROUNDS = 25;

  private final ManualTime time = new ManualTime();
  private final Recording recording = new Recording();
  private final ContractApplication application = new ContractApplication();
  private final Map<String, Double> tally = new TreeMap<>();

  @TempDir private Path data = Path.of("");

  abstract Container run(ServletApplication application) throws Exception;

  @Test
  void countsAreExact() throws Exception {
    try (Fossawatch fossawatch =
        Fossawatch.builder()
            .config(TestConfig.withData(data))
            .time(time)
            .recorder(recording)
            .start()) {
      ServletApplication servlets =
          new ServletApplication(
              application, new MonitoringFilter(fossawatch), EnumSet.allOf(DispatcherType.class));
      SyncServlets.mount(servlets, application);
      AsyncServlets.mount(servlets, application);
      Container container = run(servlets);
      try {
        for (int i = 0; i < ROUNDS; i++) {
          round(container.port());
        }
        while (recording.open() > 0) {
          recording.next();
        }
        assertCounted(fossawatch);
      } finally {
        container.stop();
      }
    }
  }

  private void round(int port) throws IOException {
    application.gate().open();
    for (String path :
        List.of(
            "/hello",
            "/redirect",
            "/status/404",
            "/send-error/404",
            "/throws/runtime",
            "/throws/mapped",
            "/forward?to=/hello",
            "/async/complete",
            "/async/dispatch",
            "/async/send-error",
            "/async/non-blocking-write",
            "/large/100000",
            "/events")) {
      int status = RawClient.get(port, path).status();
      count(status >= 500 ? "error" : status >= 400 ? "client_error" : "ok");
    }
    upgrade(port);
    abort(port, "/held");
    abort(port, "/async/complete");
    abort(port, "/flood");
  }

  private void upgrade(int port) throws IOException {
    try (RawClient client = RawClient.connect(port)) {
      client.send(
          "GET /upgrade HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
      client.readUntil("101");
    }
    count("ok");
  }

  private void abort(int port, String path) throws IOException {
    application.shutGate();
    RawClient client = RawClient.connect(port);
    client.head("GET", path);
    application.gate().awaitEntered();
    client.vanish();
    time.advance(Duration.ofSeconds(1));
    application.gate().open();
    count("aborted");
  }

  private void count(String outcome) {
    tally.merge(outcome, 1.0, Double::sum);
  }

  private void assertCounted(Fossawatch fossawatch) {
    ApplicationMetrics metrics = fossawatch.metrics().application();
    assertThat(metrics.requestsInFlight()).isZero();
    assertThat(metrics.requests().total()).isEqualTo(17L * ROUNDS);
    assertThat(metrics.streams().streams()).isEqualTo(ROUNDS);
    assertThat(metrics.streams().upgrades()).isEqualTo(ROUNDS);
    assertThat(metrics.requests().byStatus()).containsEntry("302", (long) ROUNDS);
    Map<String, Double> read = new TreeMap<>();
    read.put("ok", (double) metrics.requests().ok());
    read.put("client_error", (double) metrics.requests().clientError());
    read.put("error", (double) metrics.requests().error());
    read.put("aborted", (double) metrics.requests().aborted());
    assertThat(read).isEqualTo(tally);
    assertThat(scraped(fossawatch)).isEqualTo(tally);
  }

  private static Map<String, Double> scraped(Fossawatch fossawatch) {
    String text =
        new String(fossawatch.metrics().expose(null, List.of()).body(), StandardCharsets.UTF_8);
    Matcher matcher =
        Pattern.compile("fossawatch_http_requests_total\\{outcome=\"(\\w+)\"} (\\S+)")
            .matcher(text);
    Map<String, Double> scraped = new TreeMap<>();
    while (matcher.find()) {
      scraped.put(matcher.group(1), Double.valueOf(matcher.group(2)));
    }
    return scraped;
  }
}
