package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Clients that behave, and how long they wait while others do not. */
final class GoodClients {
  private static final int REQUESTS = 200;

  private GoodClients() {}

  /**
   * Sends requests one after the other, half of them on one connection; each must be answered with
   * its own request line.
   *
   * @return the 99th percentile of the waits, in milliseconds
   */
  static long waits(int port) throws IOException {
    long[] nanos = new long[REQUESTS];
    try (Line kept = Line.to(port)) {
      for (int i = 0; i < REQUESTS; i++) {
        String target = "/good?" + i;
        long start = System.nanoTime();
        Message answer = i % 2 == 0 ? Line.get(port, target) : ask(kept, target);
        nanos[i] = System.nanoTime() - start;
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("GET " + target);
      }
    }
    Arrays.sort(nanos);
    return TimeUnit.NANOSECONDS.toMillis(nanos[REQUESTS * 99 / 100]);
  }

  private static Message ask(Line client, String target) throws IOException {
    return client.send("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n").answer();
  }
}
