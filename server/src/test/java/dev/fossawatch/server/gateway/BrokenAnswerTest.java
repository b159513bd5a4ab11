package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Recording;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenAnswerTest {
  private final Recording recording = new Recording();

  private Exchanges exchanges() {
    return new Exchanges(
        TimeSource.system(),
        new TrustedProxies(List.of(), 64),
        Guard.OPEN,
        recording,
        new BodyLimits(1024, 1_000_000_000),
        new InternalErrors());
  }

  @Test
  void anAnswerThatBreaksOffIsSeenToBeIncompleteAndIsAnError() throws Exception {
    try (ServerSocket upstream = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Gateway gateway =
            TestGateways.start(
                exchanges(),
                TestGateways.config(
                    "gateway.upstreams", "http://127.0.0.1:" + upstream.getLocalPort()));
        RawClient client = RawClient.connect(gateway.port())) {
      client.head("GET", "/");
      try (Socket accepted = upstream.accept()) {
        answerHalf(accepted);
      }

      assertThat(client.received()).endsWith("\r\n\r\nhalf");
      Recording.Ended ended = recording.next();
      assertThat(ended.exchange().outcome()).isEqualTo(Outcome.ERROR);
    }
  }

  private static void answerHalf(Socket accepted) throws IOException {
    byte[] request = new byte[4096];
    assertThat(accepted.getInputStream().read(request)).isPositive();
    accepted
        .getOutputStream()
        .write(
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
                .getBytes(StandardCharsets.US_ASCII));
  }
}
