package dev.fossawatch.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter does, whatever server carries it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract {
  protected static final int HOLD_BYTES = 4096;

  protected final ManualTime time = new ManualTime();
  protected final Recording recording = new Recording();
  protected final JudgingGuard guard = new JudgingGuard();
  protected final ContractApplication application = new ContractApplication();
  protected final InternalErrors errors = new InternalErrors();
  protected int port;

  /** Starts a server with the adapter in front of the application; returns its port. */
  protected abstract int start(Exchanges exchanges, ContractApplication application)
      throws Exception;

  /** Stops what was started. */
  protected abstract void stop() throws Exception;

  @BeforeAll
  void startServer() throws Exception {
    Exchanges exchanges =
        new Exchanges(
            time,
            new TrustedProxies(List.of(), 64),
            guard,
            recording,
            new BodyLimits(HOLD_BYTES, TimeUnit.SECONDS.toNanos(2)),
            errors);
    port = start(exchanges, application);
  }

  @AfterAll
  void stopServer() throws Exception {
    stop();
    assertThat(errors.counts().keySet()).as("faults of ours").isSubsetOf("guard.headers");
  }

  @BeforeEach
  void forgetWhatWas() {
    recording.clear();
    guard.clear();
    application.shutGate();
  }

  @AfterEach
  void nothingIsLeftOver() {
    application.gate().open();
    assertThat(recording.waiting()).as("exchanges that ended more often than asked").isZero();
    assertThat(recording.open()).as("exchanges that never ended").isZero();
  }

  protected final Exchange ended() throws InterruptedException {
    return recording.next().exchange();
  }

  @Test
  void anAnswerIsCountedOnceWithItsStatusAndBytes() throws Exception {
    Reply reply = RawClient.get(port, "/hello?a=b");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("hello");
    Recording.Ended ended = recording.next();
    assertThat(ended.method()).isEqualTo("GET");
    assertThat(ended.rawPath()).isEqualTo("/hello");
    assertThat(ended.rawQuery()).isEqualTo("a=b");
    Exchange exchange = ended.exchange();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.outcome()).isEqualTo(Outcome.OK);
    assertThat(exchange.kind()).isEqualTo(ResponseKind.PLAIN);
    assertThat(exchange.bytesOut()).isEqualTo(5);
  }

  @Test
  void everyAnswerNamesItsRequestAndTheTimeItTook() throws Exception {
    for (String path :
        List.of("/hello", "/nothing", "/moved", "/status/404", "/bare/500", "/large/100000")) {
      Reply reply = RawClient.get(port, path);

      assertThat(reply.header("X-Request-ID")).as(path).matches("[0-9a-f]{32}");
      assertThat(reply.header("X-Response-Time")).as(path).matches("\\d+\\.\\d{3}ms");
      assertThat(ended().requestId()).isEqualTo(reply.header("X-Request-ID"));
    }
  }

  @Test
  void aHarmlessRequestIdIsKept() throws Exception {
    Reply reply = RawClient.get(port, "/hello", "X-Request-ID: order-17/a.b:c");

    assertThat(reply.header("X-Request-ID")).isEqualTo("order-17/a.b:c");
    assertThat(ended().requestId()).isEqualTo("order-17/a.b:c");
  }

  @Test
  void aRequestIdThatCouldDoHarmIsReplaced() throws Exception {
    for (String harmful : List.of("<script>", "a b", "x".repeat(129), "\"quoted\"", "é")) {
      Reply reply = RawClient.get(port, "/hello", "X-Request-ID: " + harmful);

      assertThat(reply.header("X-Request-ID")).matches("[0-9a-f]{32}");
      ended();
    }
  }

  @Test
  void aRedirectIsCountedAsRedirect() throws Exception {
    assertThat(RawClient.get(port, "/moved").status()).isEqualTo(302);

    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(302);
    assertThat(exchange.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void refusalsOfTheApplicationAreTheClientsErrors() throws Exception {
    assertThat(RawClient.get(port, "/status/404").status()).isEqualTo(404);

    assertThat(ended().outcome()).isEqualTo(Outcome.CLIENT_ERROR);
  }

  @Test
  void statuses500AndAboveAreErrors() throws Exception {
    assertThat(RawClient.get(port, "/status/503").status()).isEqualTo(503);

    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(503);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void largeAnswersAreCountedToTheByte() throws Exception {
    assertThat(RawClient.get(port, "/large/1234567").body()).hasSize(1_234_567);

    assertThat(ended().bytesOut()).isEqualTo(1_234_567);
  }

  @Test
  void headAnswersHaveNoBytes() throws Exception {
    Reply reply = RawClient.ask(port, "HEAD", "/hello", new byte[0]);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(ended().bytesOut()).isZero();
  }

  @Test
  void notModifiedAnswersHaveNoBytes() throws Exception {
    assertThat(RawClient.get(port, "/bare/304").status()).isEqualTo(304);

    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(304);
    assertThat(exchange.bytesOut()).isZero();
  }

  @Test
  void bodiesReadByTheApplicationAreCounted() throws Exception {
    Reply reply = RawClient.post(port, "/echo", "text/plain", "x".repeat(70_000));

    assertThat(reply.body()).hasSize(70_000);
    assertThat(ended().bytesIn()).isEqualTo(70_000);
  }

  @Test
  void oddMethodsReachTheRecorderAsTheyWereSent() throws Exception {
    RawClient.ask(port, "PURGE-ALL", "/hello", new byte[0]);

    assertThat(recording.next().method()).isEqualTo("PURGE-ALL");
  }

  @Test
  void eventStreamsAreStreams() throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", "/events");
      String head = client.readUntil("data: first\n\n");
      assertThat(head).contains("X-Request-ID").contains("X-Response-Time");
      time.advance(Duration.ofMillis(500));
      application.gate().open();
      client.readUntil("data: second\n\n");
    }

    Exchange exchange = ended();
    assertThat(exchange.kind()).isEqualTo(ResponseKind.STREAM);
    assertThat(exchange.firstByteNanos()).isZero();
    assertThat(exchange.durationNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
  }

  @Test
  void anAnswerOfUnknownLengthThatGoesOnForASecondIsAStream() throws Exception {
    assertThat(trickleFor(Duration.ofSeconds(1))).isEqualTo(ResponseKind.STREAM);
  }

  @Test
  void anAnswerOfUnknownLengthThatEndsSoonIsNoStream() throws Exception {
    assertThat(trickleFor(Duration.ofMillis(999))).isEqualTo(ResponseKind.PLAIN);
  }

  private ResponseKind trickleFor(Duration duration) throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", "/trickle");
      client.readUntil("data: first\n\n");
      application.gate().awaitEntered();
      time.advance(duration);
      application.gate().open();
      client.readUntil("data: second\n\n");
    }
    return ended().kind();
  }

  @Test
  void aClientThatLeavesBeforeTheFirstByteIsNeitherSuccessNorError() throws Exception {
    leaveDuring("/held");

    Exchange exchange = ended();
    assertThat(exchange.outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(exchange.durationNanos())
        .as("seen at once, or when the answer cannot be sent")
        .isBetween(0L, TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void aClientThatLeavesDuringALargeAnswerIsNeitherSuccessNorError() throws Exception {
    leaveDuring("/flood");

    assertThat(ended().outcome()).isEqualTo(Outcome.ABORTED);
  }

  protected final void leaveDuring(String path) throws IOException {
    RawClient client = RawClient.connect(port);
    client.head("GET", path);
    application.gate().awaitEntered();
    client.vanish();
    time.advance(Duration.ofSeconds(1));
    application.gate().open();
  }

  @Test
  void aClientThatWaitsForASlowAnswerIsServed() throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", "/held");
      application.gate().awaitEntered();
      time.advance(Duration.ofSeconds(1));
      application.gate().open();
      Reply reply = client.reply();

      assertThat(reply.text()).isEqualTo("late");
      assertThat(reply.header("X-Response-Time")).isEqualTo("1000.000ms");
    }

    Exchange exchange = ended();
    assertThat(exchange.outcome()).isEqualTo(Outcome.OK);
    assertThat(exchange.firstByteNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void aBlockedRequestIsRefusedWithoutAnEcho() throws Exception {
    Reply reply = RawClient.get(port, "/hello?q=attack");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.text())
        .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403}");
    assertThat(reply.header("X-Request-ID")).isNotNull();
    assertThat(reply.header("X-Response-Time")).isNotNull();
    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(403);
    assertThat(exchange.outcome()).isEqualTo(Outcome.CLIENT_ERROR);
  }

  @Test
  void aThrottledRequestIsToldWhenToComeBack() throws Exception {
    Reply reply = RawClient.get(port, "/hello?hurry");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isEqualTo("17");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(ended().status()).isEqualTo(429);
  }

  @Test
  void aFaultOfTheGuardLetsTheRequestThroughAndIsCounted() throws Exception {
    assertThat(RawClient.get(port, "/hello?faulty-guard").text()).isEqualTo("hello");

    assertThat(ended().outcome()).isEqualTo(Outcome.OK);
    assertThat(errors.counts()).containsEntry("guard.headers", 1L);
  }

  @Test
  void headersAreJudgedBeforeTheClientIsAskedForTheBody() throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.head("POST", "/echo?q=attack", "Content-Length: 5", "Expect: 100-continue");

      client.readUntil(" 403");
    }
    assertThat(ended().bytesIn()).isZero();
  }

  @Test
  void manyHeadersAndLongValuesAreSurvived() throws Exception {
    String[] headers = new String[60];
    for (int i = 0; i < headers.length; i++) {
      headers[i] = "X-Odd-" + i + ": " + "\u00ff;=,\"".repeat(i / 2);
    }
    assertThat(RawClient.get(port, "/hello", headers).status()).isEqualTo(200);
    assertThat(ended().status()).isEqualTo(200);
  }

  @Test
  void whatIsNoRequestAtAllHarmsNobody() throws Exception {
    for (String garbage :
        List.of(
            "GET\r\n\r\n",
            "\u0000\u0001\u0002\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
      try (RawClient client = RawClient.connect(port)) {
        client.send(garbage.getBytes(StandardCharsets.ISO_8859_1));
        client.readUntil("\r\n");
      }
    }
    assertThat(RawClient.get(port, "/hello").status()).isEqualTo(200);
    while (recording.open() > 0) {
      recording.next();
    }
  }

  @Test
  void aJudgedBodyReachesTheApplicationWhole() throws Exception {
    for (int size : List.of(1, 100, HOLD_BYTES - 1, HOLD_BYTES, HOLD_BYTES + 1, 100_000)) {
      guard.clear();
      String body = "x".repeat(size);

      assertThat(RawClient.post(port, "/echo?judged", "text/plain", body).text()).isEqualTo(body);

      assertThat(String.join("", guard.judged())).isEqualTo(body);
      assertThat(guard.judged().get(0)).hasSize(Math.min(size, HOLD_BYTES));
      assertThat(guard.lasts()).last().isEqualTo(true);
      assertThat(guard.lasts().stream().filter(last -> last)).hasSize(1);
      assertThat(ended().bytesIn()).isEqualTo(size);
    }
  }

  @Test
  void aJudgedBodyOfUnknownLengthReachesTheApplicationWhole() throws Exception {
    Reply reply =
        RawClient.ask(
            port,
            "POST",
            "/echo?judged",
            "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
            "Content-Type: application/json",
            "Transfer-Encoding: chunked");

    assertThat(reply.text()).isEqualTo("hello world");
    assertThat(String.join("", guard.judged())).isEqualTo("hello world");
    assertThat(ended().bytesIn()).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "application/json",
        "application/problem+json; charset=utf-8",
        "application/xml",
        "application/soap+xml",
        "application/graphql",
        "text/plain",
        "TEXT/XML"
      })
  void anAttackInWhatIsHeldBackIsRefusedBeforeTheApplicationSeesIt(String type) throws Exception {
    Reply reply = RawClient.post(port, "/held?judged", type, "a=" + "x".repeat(1000) + "attack");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.text()).doesNotContain("attack");
    assertThat(ended().status()).isEqualTo(403);
  }

  @Test
  void ofBinaryBodiesOnlyTheBeginningIsHeldBack() throws Exception {
    RawClient.post(port, "/echo?judged", "image/png", "x".repeat(10_000));

    assertThat(guard.judged().get(0)).hasSize(4096);
    ended();
  }

  @Test
  void anAttackInTheRestOfTheBodyIsRefusedWhereNothingWasSent() throws Exception {
    String body = "x".repeat(50_000) + "attack";

    assertThat(RawClient.post(port, "/echo?judged", "text/plain", body).status()).isEqualTo(403);

    assertThat(ended().status()).isEqualTo(403);
  }

  @Test
  void aBodyThatNobodyJudgesIsNotTouched() throws Exception {
    Reply reply = RawClient.post(port, "/echo", "text/plain", "an attack");

    assertThat(reply.text()).isEqualTo("an attack");
    assertThat(guard.judged()).isEmpty();
    ended();
  }

  @Test
  void aJudgedBodyMayStayUnread() throws Exception {
    Reply reply = RawClient.post(port, "/unread?judged", "text/plain", "x".repeat(6000));

    assertThat(reply.text()).isEqualTo("not read");
    ended();
  }

  @Test
  void requestsWithoutABodyAreNotJudgedForOne() throws Exception {
    assertThat(RawClient.get(port, "/hello?judged").text()).isEqualTo("hello");
    assertThat(RawClient.post(port, "/hello?judged", "text/plain", "").text()).isEqualTo("hello");

    assertThat(guard.judged()).isEmpty();
    ended();
    ended();
  }

  @Test
  void aClientThatLeavesWhileItsBodyIsHeldBackIsAborted() throws Exception {
    RawClient client = RawClient.connect(port);
    client.head("POST", "/echo?judged", "Content-Type: text/plain", "Content-Length: 6");
    client.send("one");
    guard.awaitRead();
    client.vanish();

    Exchange exchange = ended();
    assertThat(exchange.outcome()).as("%s", exchange.error()).isEqualTo(Outcome.ABORTED);
  }
}
