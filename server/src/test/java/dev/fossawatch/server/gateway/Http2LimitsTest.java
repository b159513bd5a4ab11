package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is too much in HTTP/2 is refused as in HTTP/1.1, and the connection serves on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2LimitsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private ScriptedUpstream upstream;
  private Front front;

  @BeforeAll
  void start() throws Exception {
    upstream = ScriptedUpstream.answering(OK);
    front =
        Front.of(
            upstream,
            "gateway.h2c",
            "true",
            "gateway.limits.body_bytes",
            "40000",
            "gateway.limits.target_bytes",
            "1KiB",
            "gateway.limits.headers",
            "50",
            "gateway.limits.header_bytes",
            "8KiB");
  }

  @AfterAll
  void stop() throws Exception {
    front.close();
    upstream.close();
  }

  @AfterEach
  void nothingIsLeftOver() {
    front.settles();
    upstream.forget();
    assertThat(front.errors.counts()).isEmpty();
  }

  private void assertServes(Http2Line line) throws Exception {
    assertThat(line.outcome(line.ask(true, "GET", "/"))).isEqualTo("200");
  }

  @Test
  void aBodyThatIsDeclaredTooLargeIsRefusedBeforeItIsSent() throws Exception {
    try (Http2Line line = Http2Line.to(front.port())) {
      int asked = line.ask(false, "POST", "/", "content-length", "40001");

      assertThat(line.outcome(asked)).isEqualTo("413");
      assertThat(upstream.requests()).isZero();
      assertServes(line);
    }
  }

  @Test
  void aBodyThatTurnsOutToBeTooLargeIsRefused() throws Exception {
    try (Http2Line line = Http2Line.to(front.port())) {
      int asked = line.ask(false, "POST", "/", "content-type", "text/plain");
      line.body(asked, 40_001, false);

      assertThat(line.outcome(asked)).isEqualTo("413");
      assertServes(line);
    }
  }

  @Test
  void aBodyOfTheGreatestLengthPasses() throws Exception {
    try (Http2Line line = Http2Line.to(front.port())) {
      int asked = line.ask(false, "POST", "/", "content-length", "40000");
      line.body(asked, 40_000, true);

      assertThat(line.outcome(asked)).isEqualTo("200");
    }
  }

  @Test
  void aTargetThatIsTooLongIsRefused() throws Exception {
    try (Http2Line line = Http2Line.to(front.port())) {
      assertThat(line.outcome(line.ask(true, "GET", "/" + "a".repeat(1023)))).isEqualTo("200");
      assertThat(line.outcome(line.ask(true, "GET", "/" + "a".repeat(1024)))).isEqualTo("414");
      assertServes(line);
    }
  }

  @Test
  void fieldsThatAreTooManyAreRefused() throws Exception {
    try (Http2Line line = Http2Line.to(front.port())) {
      assertThat(line.outcome(line.ask(true, "GET", "/", fields(40, 1)))).isEqualTo("200");
      assertThat(line.outcome(line.ask(true, "GET", "/", fields(51, 1)))).isEqualTo("431");
      assertServes(line);
    }
  }

  @Test
  void fieldsThatAreTooLargeAreRefused() throws Exception {
    try (Http2Line line = Http2Line.to(front.port())) {
      assertThat(line.outcome(line.ask(true, "GET", "/", fields(3, 2900)))).isEqualTo("431");
      assertServes(line);
      assertThat(line.outcome(line.ask(true, "GET", "/", fields(3, 3900)))).isEqualTo("431");
      assertServes(line);
      assertThat(line.outcome(line.ask(true, "GET", "/", fields(3, 9000)))).isEqualTo("gone");
    }
  }

  private static String[] fields(int number, int length) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      fields.add("x-" + i);
      fields.add("y".repeat(length));
    }
    return fields.toArray(new String[0]);
  }
}
