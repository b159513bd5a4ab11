package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whose time runs while a body is on its way. */
class UploadDeadlineTest {
  @Test
  void aClientThatNeedsLongerForItsBodyThanTheUpstreamMayForItsAnswerIsServed() throws Exception {
    ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    int pieces = 40;
    try (ScriptedUpstream upstream =
            ScriptedUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone");
        Front front = Front.of(upstream, "gateway.timeouts.first_byte", "1s");
        Line line = front.line()) {
      line.send(Front.request("POST", "/", "Content-Length: " + pieces * 10_000));
      AtomicInteger left = new AtomicInteger(pieces);
      Future<?> unused =
          sender.scheduleAtFixedRate(
              () -> {
                if (left.getAndDecrement() > 0) {
                  trySend(line, 10_000);
                }
              },
              0,
              40,
              TimeUnit.MILLISECONDS);

      assertThat(line.said().head()).startsWith("HTTP/1.1 200 ");
    } finally {
      sender.shutdownNow();
    }
  }

  private static void trySend(Line line, int bytes) {
    try {
      line.send(new byte[bytes]);
    } catch (IOException gone) {
      // The gateway may be through with it.
    }
  }
}
