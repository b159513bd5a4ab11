package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Recording;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches an upstream is what was inspected, whatever a client sends. */
class FramingDifferenceTest {
  private final InspectingGuard guard = new InspectingGuard();
  private final InternalErrors errors = new InternalErrors();

  @TempDir Path directory = Path.of("");

  @Test
  void thereAreMoreThanThreeHundredOddRequestsAndOneForEveryViolation() {
    FramingLimits limits = limits(TestGateways.config());

    assertThat(Oddities.all().size()).isGreaterThan(300);
    assertThat(Oddities.all())
        .extracting(oddity -> Scan.of(limits, Traffic.bytes(oddity.raw())).violation())
        .contains(FramingViolation.values());
  }

  @Test
  void anUpstreamGetsWhatWasInspectedAndNothingElse() throws Exception {
    try (RecordingUpstream upstream = new RecordingUpstream()) {
      FossawatchConfig config = TestGateways.config("gateway.upstreams", upstream.url());
      try (Gateway gateway = TestGateways.start(exchanges(), config)) {
        for (Oddity oddity : Oddities.all()) {
          send(gateway.port(), oddity, config);
          assertNothingIsPoisoned(gateway.port(), oddity);
          List<Seen> inspected = guard.takeInspected();
          for (Seen received : upstream.takeReceived()) {
            assertThat(inspected.remove(received))
                .as("%s: %s was inspected, of %s", oddity, received, inspected)
                .isTrue();
          }
          assertThat(upstream.malformed()).as(oddity.name()).isEmpty();
        }
      }
    }
    assertThat(errors.counts()).isEmpty();
  }

  @Test
  void nginxReadsWhatWasInspectedAndNothingElse() throws Exception {
    List<String> inspected = new ArrayList<>();
    List<String> logged;
    try (Nginx nginx = Nginx.start(directory)) {
      FossawatchConfig config = TestGateways.config("gateway.upstreams", nginx.url());
      try (Gateway gateway = TestGateways.start(exchanges(), config)) {
        for (Oddity oddity : Oddities.all()) {
          send(gateway.port(), oddity, config);
          assertNothingIsPoisoned(gateway.port(), oddity);
        }
      }
      guard.takeInspected().forEach(seen -> inspected.add(seen.method() + " " + seen.target()));
      logged = nginx.stopAndReadLog();
    }
    assertThat(logged).hasSizeGreaterThan(2 * Oddities.all().size());
    for (String line : logged) {
      String request = line.substring(line.indexOf(' ') + 1);
      assertThat(request).endsWith(" HTTP/1.1");
      assertThat(inspected.remove(request.substring(0, request.length() - 9))).as(line).isTrue();
    }
  }

  private Exchanges exchanges() {
    return new Exchanges(
        TimeSource.system(),
        new TrustedProxies(List.of(), 64),
        guard,
        new Recording(),
        new BodyLimits(128 * 1024, TimeUnit.SECONDS.toNanos(2)),
        errors);
  }

  /** Sends an odd request and reads as many answers as it must have. */
  private static void send(int port, Oddity oddity, FossawatchConfig config) {
    byte[] raw = Traffic.bytes(oddity.raw());
    Scan scan = Scan.of(limits(config), raw);
    int expected = scan.messages() + (scan.violation() == null ? 0 : 1);
    try (Line client = Line.to(port)) {
      client.send(raw);
      List<Message> answers = readAnswers(client, expected);
      FramingViolation refused = scan.refusedHead();
      if (refused != null && answers.size() == expected) {
        assertThat(answers.get(expected - 1).status()).isEqualTo(refused.status());
      }
    } catch (IOException | AssertionError broken) {
      throw new AssertionError(oddity.name(), broken);
    }
  }

  private static FramingLimits limits(FossawatchConfig config) {
    return new FramingLimits(
        config.gateway().limits().targetBytes(),
        config.gateway().limits().headers(),
        config.gateway().limits().headerBytes());
  }

  private static List<Message> readAnswers(Line client, int most) throws IOException {
    List<Message> answers = new ArrayList<>();
    for (Message answer = null; answers.size() < most; answers.add(answer)) {
      answer = client.answerOrEnd();
      if (answer == null) {
        return answers;
      }
    }
    return answers;
  }

  private static void assertNothingIsPoisoned(int port, Oddity oddity) throws IOException {
    for (int i = 0; i < 2; i++) {
      Message clean = Line.get(port, "/clean?" + i);
      assertThat(clean.status()).as(oddity.name()).isEqualTo(200);
      assertThat(clean.body()).as(oddity.name()).isEqualTo("GET /clean?" + i);
    }
  }
}
