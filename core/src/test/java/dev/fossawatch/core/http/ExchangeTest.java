package dev.fossawatch.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();
  private final Recording recording = new Recording();
  private final FakeResponse response = new FakeResponse();

  private Exchange begin(Guard guard, Recorder recorder, Map<String, String> headers) {
    return new Exchanges(
            time,
            new TrustedProxies(List.of(), 64),
            guard,
            recorder,
            new BodyLimits(100_000, 5),
            errors)
        .begin(new FakeRequest(headers));
  }

  private Exchange begin() {
    return begin(Guard.OPEN, recording, Map.of());
  }

  @Test
  void onlyTheFirstEndCounts() throws Exception {
    Exchange exchange = begin();
    time.advance(Duration.ofMillis(3));

    exchange.end(response);
    time.advance(Duration.ofMillis(3));
    exchange.end(response.status(500));
    exchange.abort(response, null);

    assertThat(recording.next().exchange()).isSameAs(exchange);
    assertThat(recording.waiting()).isZero();
    assertThat(exchange.outcome()).isEqualTo(Outcome.OK);
    assertThat(exchange.durationNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(3));
    assertThat(exchange.isOver()).isTrue();
  }

  @Test
  void anAbortIsNeitherSuccessNorError() throws Exception {
    Exchange exchange = begin();

    exchange.abort(response.status(500), null);

    assertThat(recording.next().exchange().outcome()).isEqualTo(Outcome.ABORTED);
  }

  @ParameterizedTest
  @CsvSource({
    "200, OK",
    "101, OK",
    "304, OK",
    "400, CLIENT_ERROR",
    "499, CLIENT_ERROR",
    "500, ERROR",
    "599, ERROR"
  })
  void theOutcomeFollowsFromTheStatus(int status, Outcome outcome) {
    Exchange exchange = begin();

    exchange.end(response.status(status));

    assertThat(exchange.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"200, ERROR", "302, ERROR", "409, CLIENT_ERROR", "500, ERROR"})
  void aFailureIsAnErrorUnlessItWasAnsweredAsTheClients(int status, Outcome outcome) {
    Exchange exchange = begin();
    exchange.failed(new IllegalStateException("application"));

    exchange.end(response.status(status));

    assertThat(exchange.outcome()).isEqualTo(outcome);
    assertThat(exchange.error()).hasMessage("application");
  }

  @Test
  void aBrokenConnectionIsAnAbortWhateverTheStatus() {
    Exchange exchange = begin();
    exchange.connectionFailed(new IOException("Broken pipe"));

    exchange.end(response.status(500));

    assertThat(exchange.isClientGone()).isTrue();
    assertThat(exchange.outcome()).isEqualTo(Outcome.ABORTED);
  }

  @Test
  void anAnswerOfDeclaredLengthIsNoStreamHoweverLongItTakes() {
    Exchange exchange = begin();
    exchange.responding(response.with("Content-Length", "5"));
    exchange.flushed(response);
    time.advance(Duration.ofHours(1));

    exchange.end(response);

    assertThat(exchange.kind()).isEqualTo(ResponseKind.PLAIN);
  }

  @Test
  void aSlowAnswerThatWasNotFlushedIsNoStream() {
    Exchange exchange = begin();
    time.advance(Duration.ofHours(1));
    exchange.responding(response);

    exchange.end(response);

    assertThat(exchange.kind()).isEqualTo(ResponseKind.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "Text/Event-Stream; charset=utf-8",
        "application/x-ndjson",
        "application/stream+json",
        "multipart/x-mixed-replace;boundary=x",
        "application/grpc"
      })
  void typesWithoutAnEndAreStreams(String type) {
    Exchange exchange = begin();

    exchange.end(response.with("Content-Type", type));

    assertThat(exchange.kind()).isEqualTo(ResponseKind.STREAM);
  }

  @Test
  void status101IsAnUpgrade() {
    Exchange exchange = begin();

    exchange.end(response.status(101));

    assertThat(exchange.kind()).isEqualTo(ResponseKind.UPGRADE);
  }

  @Test
  void theTimeToTheFirstByteIsThatOfTheLastAnnouncement() {
    Exchange exchange = begin();
    exchange.responding(response);
    time.advance(Duration.ofMillis(1234));
    exchange.responding(response);

    assertThat(exchange.firstByteNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1234));
    assertThat(response.headers()).containsEntry("X-Response-Time", "1234.000ms");
  }

  @Test
  void aResponseThatWasResetHasSentNothing() {
    Exchange exchange = begin();
    exchange.sent(100);
    exchange.unsent();
    exchange.sent(7);

    assertThat(exchange.bytesOut()).isEqualTo(7);
  }

  @Test
  void onlyAnAnswerThatTookLongMayBeAbandoned() {
    Exchange exchange = begin();
    time.advance(Duration.ofMillis(19));
    assertThat(exchange.mayBeAbandoned()).isFalse();

    time.advance(Duration.ofMillis(1));
    assertThat(exchange.mayBeAbandoned()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 100000",
    "'', 100000",
    "text/csv, 100000",
    "multipart/form-data; boundary=x, 100000",
    "image/png, 4096",
    "application/octet-stream, 4096"
  })
  void textIsHeldBackWholeAndBinaryBodiesOnlyBegun(String type, int bytes) {
    Exchange exchange = begin(Guard.OPEN, recording, Map.of("content-type", type));

    assertThat(exchange.holdBytes()).isEqualTo(bytes);
  }

  @Test
  void aVerdictThatIsNotAllowStays() {
    JudgingGuard guard = new JudgingGuard();
    Exchange exchange = begin(guard, recording, Map.of());
    exchange.body("attack".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 6, false);

    Verdict later = exchange.body(new byte[] {'x'}, 0, 1, true);

    assertThat(later).isInstanceOf(Verdict.Block.class);
    assertThat(exchange.readsBody()).isFalse();
    assertThat(guard.judged()).hasSize(1);
    assertThat(exchange.refusal()).isNotNull();
  }

  @Test
  void faultsOfEveryPartAreCountedAndPassNobodyOn() {
    Exchange exchange = begin(new FaultyGuard(), new FaultyRecorder(), Map.of());

    assertThat(exchange.readsBody()).isFalse();
    assertThat(exchange.body(new byte[0], 0, 0, true)).isEqualTo(Verdict.allow());
    ResponseView faulty = new FaultyResponse();
    exchange.identify(faulty);
    exchange.responding(faulty);
    exchange.end(faulty);

    assertThat(exchange.isOver()).isTrue();
    assertThat(errors.counts())
        .containsOnlyKeys(
            "exchange.begin",
            "exchange.end",
            "guard.body",
            "guard.headers",
            "guard.readsBody",
            "response headers");
  }

  private static final class FaultyGuard implements Guard {
    @Override
    public Verdict headers(Exchange exchange) {
      throw new IllegalStateException("headers");
    }

    @Override
    public boolean readsBody(Exchange exchange) {
      throw new IllegalStateException("readsBody");
    }

    @Override
    public Verdict body(Exchange exchange, byte[] bytes, int offset, int length, boolean last) {
      throw new StackOverflowError("body");
    }
  }

  private static final class FaultyRecorder implements Recorder {
    @Override
    public void began(Exchange exchange) {
      throw new IllegalStateException("began");
    }

    @Override
    public void ended(Exchange exchange) {
      throw new NoSuchMethodError("ended");
    }
  }

  private static final class FaultyResponse implements ResponseView {
    @Override
    public int status() {
      throw new IllegalStateException("status");
    }

    @Override
    public String header(String name) {
      throw new IllegalStateException("header");
    }

    @Override
    public void setHeader(String name, String value) {
      throw new IllegalStateException("setHeader");
    }
  }
}
