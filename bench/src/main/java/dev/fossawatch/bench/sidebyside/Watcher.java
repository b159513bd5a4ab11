package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy says of the requests it has watched.
 *
 * @param metrics where it says so; null for a proxy that watches nothing by nature
 * @param expected whether it is to watch
 */
record Watcher(@Nullable URI metrics, boolean expected) {
  /** The token by which gateways of a run are asked. */
  static final String TOKEN = "of-a-benchmark-that-nobody-else-can-reach";

  /** Requests that had been sent but not answered when the load ended. */
  private static final long MOST_UNANSWERED = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern REQUESTS =
      Pattern.compile("(?m)^fossawatch_http_requests_total\\{[^}]*} ([0-9.E]+)$");

  /** A gateway's. */
  static Watcher of(int adminPort, boolean expected) {
    return new Watcher(URI.create("http://127.0.0.1:" + adminPort + "/metrics"), expected);
  }

  /** How many requests it has counted. */
  long total() throws IOException, InterruptedException, FailedRun {
    if (metrics == null) {
      return 0;
    }
    HttpRequest question =
        HttpRequest.newBuilder(metrics).header("Authorization", "Bearer " + TOKEN).build();
    var answer = HttpClient.newHttpClient().send(question, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new FailedRun("a gateway does not tell what it counts: " + answer.body());
    }
    return sum(answer.body());
  }

  static long sum(String exposition) {
    return (long)
        REQUESTS
            .matcher(exposition)
            .results()
            .mapToDouble(line -> Double.parseDouble(line.group(1)))
            .sum();
  }

  /**
   * Fails where it has not watched what the load sent since then, or should have watched nothing.
   */
  void requireSaw(long requests, long before) throws IOException, InterruptedException, FailedRun {
    long start = System.nanoTime();
    long seen = total() - before;
    while (expected && seen < requests && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.sleep(50);
      seen = total() - before;
    }
    long most = expected ? requests + MOST_UNANSWERED : 0;
    if (seen < (expected ? requests : 0) || seen > most) {
      throw new FailedRun("a gateway counted %d requests of %d".formatted(seen, requests));
    }
  }
}
