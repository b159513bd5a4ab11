package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.api.ApiRequest;
import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.http.AdapterContract;
import dev.fossawatch.core.http.ContractApplication;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Recording;
import dev.fossawatch.core.http.Reply;
import dev.fossawatch.core.http.ResponseKind;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter does beyond the contract of all adapters, in every servlet container. */
abstract class ServletContract extends AdapterContract {
  private @Nullable Container container;

  abstract Container run(ServletApplication application) throws Exception;

  /** Which dispatches the filter is mapped to. */
  Set<DispatcherType> dispatches() {
    return EnumSet.allOf(DispatcherType.class);
  }

  @Override
  protected final int start(Exchanges exchanges, ContractApplication application) throws Exception {
    ApiBridge api = new ApiBridge(path -> path.startsWith("/own/"), this::answer, exchanges);
    ServletApplication servlets =
        new ServletApplication(
            application, new MonitoringFilter(exchanges, api, true), dispatches());
    SyncServlets.mount(servlets, application);
    AsyncServlets.mount(servlets, application);
    BodyServlets.mount(servlets);
    Container started = run(servlets);
    container = started;
    return started.port();
  }

  private ApiResponse answer(ApiRequest request) {
    String text = request.view().method() + " " + request.path() + " " + request.body().length;
    return new ApiResponse(
        200, Map.of("Content-Type", "text/plain"), text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected final void stop() throws Exception {
    if (container != null) {
      container.stop();
    }
  }

  private Reply get(String target, String... headers) throws Exception {
    return RawClient.get(port, target, headers);
  }

  private static void assertMarked(Reply reply) {
    assertThat(reply.header("X-Request-ID")).isNotNull();
    assertThat(reply.header("X-Response-Time")).isNotNull();
  }

  // --- text

  @ParameterizedTest
  @ValueSource(strings = {"stream", "writer"})
  void textLeavesAsTheContainerItselfWritesIt(String which) throws Exception {
    Reply watched = get("/text/" + which);

    assertThat(ended().bytesOut()).isEqualTo(watched.body().length);
    assertThat(watched.text()).isEqualTo(get("/text/own-" + which).text());
    ended();
  }

  @Test
  void aSlowAnswerWrittenPartlyPastTheFilterLosesNothing() throws Exception {
    Reply reply;
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", "/beside");
      application.gate().awaitEntered();
      time.advance(Duration.ofSeconds(1));
      application.gate().open();
      reply = client.reply();
    }

    assertThat(reply.text()).isEqualTo("halfand half");
    assertThat(ended().outcome()).isEqualTo(Outcome.OK);
  }

  // --- errors

  @Test
  void sendErrorIsCountedWithItsStatus() throws Exception {
    Reply reply = get("/send-error/503");

    assertThat(reply.status()).isEqualTo(503);
    assertMarked(reply);
    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(503);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void anExceptionIsA500AndIsKept() throws Exception {
    Reply reply = get("/throws/runtime");

    assertThat(reply.status()).isEqualTo(500);
    assertMarked(reply);
    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(500);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(exchange.error()).hasMessage("the application failed");
  }

  @Test
  void anErrorThatIsNoExceptionIsA500() throws Exception {
    assertThat(get("/throws/error").status()).isEqualTo(500);

    assertThat(ended().outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void anExceptionOverTheApplicationsOwnConnectionIsNoAbort() throws Exception {
    assertThat(get("/throws/reset").status()).isEqualTo(500);

    assertThat(ended().outcome()).isEqualTo(Outcome.ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"named", "wrapped"})
  void anExceptionNamedAfterALostClientIsAnAbort(String which) throws Exception {
    get("/throws/" + which);

    Exchange exchange = ended();
    assertThat(exchange.outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(exchange.error()).isNull();
  }

  @Test
  void anExceptionAfterTheResponseWasCommittedIsAnErrorWithTheStatusSent() throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", "/throws/late");
      client.readUntil("half");
    }
    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void theStatusThatAnErrorPageSetsIsTheFinalOne() throws Exception {
    Reply reply = get("/send-error/404");

    assertThat(reply.status()).isEqualTo(410);
    assertThat(reply.text()).isEqualTo("page for 404");
    assertMarked(reply);
    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(410);
    assertThat(exchange.outcome()).isEqualTo(Outcome.CLIENT_ERROR);
  }

  @Test
  void anExceptionMappedToAnErrorPageHasThePagesStatus() throws Exception {
    Reply reply = get("/throws/mapped");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text()).isEqualTo("page for UnsupportedOperationException");
    assertMarked(reply);
    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(409);
    assertThat(exchange.outcome()).isEqualTo(Outcome.CLIENT_ERROR);
  }

  @Test
  void aFailingRequestIsCountedUnderThePathItsClientAskedFor() throws Exception {
    get("/send-error/404?x=1");

    Recording.Ended ended = recording.next();
    assertThat(ended.rawPath()).isEqualTo("/send-error/404");
    assertThat(ended.rawQuery()).isEqualTo("x=1");
  }

  // --- redirects, resets, dispatches

  @Test
  void sendRedirectIsCountedAsRedirect() throws Exception {
    Reply reply = get("/redirect");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).endsWith("/hello");
    assertMarked(reply);
    assertThat(ended().status()).isEqualTo(302);
  }

  @Test
  void aResponseThatIsResetIsMarkedAndCountedAnew() throws Exception {
    Reply reply = get("/reset");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text()).isEqualTo("second");
    assertMarked(reply);
    assertThat(ended().bytesOut()).isEqualTo(6);
  }

  @Test
  void bytesOfAWriterAreCountedInTheCharsetOfTheResponse() throws Exception {
    for (String charset : List.of("UTF-8", "ISO-8859-1", "UTF-16BE")) {
      Reply reply = get("/writer/" + charset);

      assertMarked(reply);
      assertThat(ended().bytesOut()).as(charset).isEqualTo(reply.body().length);
    }
  }

  @Test
  void aForwardIsCountedOnceUnderThePathAskedFor() throws Exception {
    Reply reply = get("/forward?to=/hello");

    assertThat(reply.text()).isEqualTo("hello");
    assertMarked(reply);
    assertThat(recording.next().rawPath()).isEqualTo("/forward");
  }

  @Test
  void anIncludeIsCountedOnce() throws Exception {
    assertThat(get("/include?from=/hello").text()).isEqualTo("before hello after");

    Recording.Ended ended = recording.next();
    assertThat(ended.rawPath()).isEqualTo("/include");
    assertThat(ended.exchange().bytesOut()).isEqualTo(18);
  }

  @Test
  void aLateFlushByWriterOrStreamTakesTheHeadersAlong() throws Exception {
    for (String path : List.of("/flush/writer", "/flush/stream", "/flush/response", "/close")) {
      assertMarked(get(path));
      ended();
    }
  }

  @Test
  void aRouteThatIsMappedExactlyIsKnown() throws Exception {
    get("/redirect?x");
    assertThat(recording.next().route()).isEqualTo("/redirect");

    get("/hello");
    assertThat(recording.next().route()).isNull();
  }

  @Test
  void theFrameworksOwnTemplateIsTheRoute() throws Exception {
    get("/spring/17");

    assertThat(recording.next().route()).isEqualTo("/orders/{id}");
  }

  // --- asynchronous requests

  @ParameterizedTest
  @CsvSource({
    "complete, 200, late",
    "empty, 200, ''",
    "status, 202, late",
    "twice, 200, late",
    "dispatch, 200, hello",
    "wrapped, 200, late",
    "writer, 200, late"
  })
  void anAsynchronousRequestIsCountedOnceWhenItIsComplete(String how, int status, String text)
      throws Exception {
    Reply reply;
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", "/async/" + how);
      application.gate().awaitEntered();
      time.advance(Duration.ofMillis(1013));
      application.gate().open();
      reply = client.reply();
    }

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text()).isEqualTo(text);
    assertMarked(reply);
    Recording.Ended ended = recording.next();
    Exchange exchange = ended.exchange();
    assertThat(ended.rawPath()).isEqualTo("/async/" + how);
    assertThat(exchange.status()).isEqualTo(status);
    assertThat(exchange.outcome()).isEqualTo(Outcome.OK);
    assertThat(exchange.kind()).isEqualTo(ResponseKind.PLAIN);
    assertThat(exchange.durationNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1013));
    assertThat(exchange.bytesOut()).isEqualTo(text.length());
  }

  @Test
  void anErrorSentFromAnotherThreadIsAnError() throws Exception {
    Reply reply = getHeld("/async/send-error");

    assertThat(reply.status()).isEqualTo(503);
    assertMarked(reply);
    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(503);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void anErrorPageAfterAnErrorFromAnotherThreadHasTheLastWord() throws Exception {
    Reply reply = getHeld("/async/send-404");

    assertThat(reply.status()).isEqualTo(410);
    assertThat(ended().status()).isEqualTo(410);
  }

  @Test
  void anExceptionInADispatchedRequestIsAnError() throws Exception {
    assertThat(getHeld("/async/dispatch-throws").status()).isEqualTo(500);

    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(500);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void anExceptionAfterTheRequestWentAsynchronousIsAnError() throws Exception {
    Exchange exchange;
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", "/async/throws");
      exchange = ended();
    }

    assertThat(exchange.status()).isEqualTo(500);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(exchange.error()).hasMessage("after startAsync");
  }

  @Test
  void anAsynchronousRequestThatTimesOutIsAnError() throws Exception {
    assertThat(get("/async/timeout").status()).isEqualTo(500);

    Exchange exchange = ended();
    assertThat(exchange.status()).isEqualTo(500);
    assertThat(exchange.outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void aTimeoutThatTheApplicationAnswersHasItsStatus() throws Exception {
    Reply reply = get("/async/timeout-answered");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(ended().status()).isEqualTo(503);
  }

  @Test
  void aClientThatLeavesAnAsynchronousRequestIsAborted() throws Exception {
    leaveDuring("/async/complete");

    assertThat(ended().outcome()).isEqualTo(Outcome.ABORTED);
  }

  @Test
  void aClientThatLeavesAnAsynchronousStreamIsAborted() throws Exception {
    leaveDuring("/async/flood");

    assertThat(ended().outcome()).isEqualTo(Outcome.ABORTED);
  }

  @Test
  void nonBlockingWritesAreCounted() throws Exception {
    Reply reply = get("/async/non-blocking-write");

    assertThat(reply.body()).hasSize(100_000);
    assertMarked(reply);
    assertThat(ended().bytesOut()).isEqualTo(100_000);
  }

  private Reply getHeld(String path) throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", path);
      application.gate().awaitEntered();
      application.gate().open();
      return client.reply();
    }
  }

  // --- bodies

  @ParameterizedTest
  @CsvSource({
    "'', a=1&b=2&a=3",
    "'', a=caf%C3%A9",
    "'', a=1+2%2B3&%61=x",
    "'', q=body",
    "'', a&b=&d=%26%3D",
    "'', ''",
    ";charset=ISO-8859-1, a=caf%E9",
    "; charset=UTF-8, a=caf%C3%A9"
  })
  void aJudgedFormReadsAsOneThatWasNotJudged(String charset, String body) throws Exception {
    String type = "application/x-www-form-urlencoded" + charset;

    String plain = postLatin1("/parameters?q=query&z=1", type, body).text();
    String judged = postLatin1("/parameters?q=query&z=1&judged=1", type, body).text();

    assertThat(judged.replace("judged=[\"1\"]\n", "")).isEqualTo(plain).contains("q=[\"query\"");
    ended();
    ended();
  }

  @Test
  void aMalformedFormIsReadAsFarAsItCanBe() throws Exception {
    Reply reply =
        postLatin1(
            "/parameters?judged=1",
            "application/x-www-form-urlencoded;charset=UTF-8",
            "&&=c&a=%zz&b=%4&d==e&%");

    assertThat(reply.text())
        .isEqualTo("%=[\"\"]\n=[\"c\"]\na=[\"%zz\"]\nb=[\"%4\"]\nd=[\"=e\"]\njudged=[\"1\"]\n");
    ended();
  }

  private Reply postLatin1(String target, String type, String body) throws Exception {
    return RawClient.post(
        port,
        target,
        Map.of("Content-Type", type, "Content-Length", String.valueOf(body.length())),
        body.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aLargeJudgedFormIsReadBeyondWhatWasHeldBack() throws Exception {
    String value = "x".repeat(20_000);

    Reply reply =
        postLatin1(
            "/parameters?judged", "application/x-www-form-urlencoded", "a=" + value + "&b=2");

    assertThat(reply.text()).contains("a=[\"" + value + "\"]").contains("b=[\"2\"]");
    assertThat(ended().bytesIn()).isEqualTo(20_006);
  }

  @Test
  void aJudgedBodyCanBeReadAsText() throws Exception {
    Reply reply = RawClient.post(port, "/reader?judged", "text/plain;charset=UTF-8", "caf\u00e9");

    assertThat(reply.text()).isEqualTo("caf\u00e9");
    ended();
  }

  @Test
  void aJudgedBodyCanBeReadWithoutBlocking() throws Exception {
    for (int size : List.of(1, HOLD_BYTES, 50_000)) {
      String body = "x".repeat(size);

      assertThat(RawClient.post(port, "/non-blocking-read?judged", "text/plain", body).text())
          .isEqualTo(size + " and all was read");
      assertThat(ended().bytesIn()).isEqualTo(size);
    }
  }

  @Test
  void aBodyThatNobodyJudgesCanBeReadWithoutBlocking() throws Exception {
    String body = "x".repeat(50_000);

    assertThat(RawClient.post(port, "/non-blocking-read", "text/plain", body).text())
        .isEqualTo("50000 and all was read");
    assertThat(ended().bytesIn()).isEqualTo(50_000);
  }

  private static final String MULTIPART =
      """
      --XX\r
      Content-Disposition: form-data; name="title"\r
      \r
      a title\r
      --XX\r
      Content-Disposition: form-data; name="file"; filename="%s"\r
      Content-Type: application/octet-stream\r
      \r
      %s\r
      --XX--\r
      """;

  @Test
  void judgedPartsAreReadableAsParts() throws Exception {
    String body = MULTIPART.formatted("a.bin", "y".repeat(10_000));

    Reply reply =
        RawClient.post(port, "/parts?judged&q=1", "multipart/form-data; boundary=XX", body);

    assertThat(reply.text()).isEqualTo("title=7 file=10000:a.bin parameter=a title query=1");
    assertThat(guard.judged()).hasSize(1);
    assertThat(guard.judged().get(0)).contains("a title").contains("a.bin");
    assertThat(ended().bytesIn()).isEqualTo(body.length());
  }

  @Test
  void partsThatNobodyJudgesAreReadableAsParts() throws Exception {
    String body = MULTIPART.formatted("a.bin", "y".repeat(10_000));

    Reply reply = RawClient.post(port, "/parts?q=1", "multipart/form-data; boundary=XX", body);

    assertThat(reply.text()).isEqualTo("title=7 file=10000:a.bin parameter=a title query=1");
    assertThat(ended().bytesIn()).isEqualTo(body.length());
  }

  @Test
  void anAttackInTheNameOfAFileIsRefused() throws Exception {
    String body = MULTIPART.formatted("attack.jsp", "content");

    assertThat(
            RawClient.post(port, "/parts?judged", "multipart/form-data; boundary=XX", body)
                .status())
        .isEqualTo(403);
    ended();
  }

  @Test
  void judgedPartsAreReadableAsAStream() throws Exception {
    String body = MULTIPART.formatted("a.bin", "content");

    for (String path : List.of("/echo?judged", "/parts-stream?judged")) {
      Reply reply = RawClient.post(port, path, "multipart/form-data; boundary=XX", body);

      assertThat(reply.text()).containsIgnoringCase("filename=\"a.bin\"").contains("content");
      ended();
    }
  }

  @Test
  void partsThatAreLargerThanTheServletAllowsFailAsTheyDoWithoutUs() throws Exception {
    String body = MULTIPART.formatted("a.bin", "y".repeat(1_500_000));
    int plain = RawClient.post(port, "/parts", "multipart/form-data; boundary=XX", body).status();

    int judged =
        RawClient.post(port, "/parts?judged", "multipart/form-data; boundary=XX", body).status();

    assertThat(judged).isEqualTo(plain);
    ended();
    ended();
  }

  // --- upgrades, own paths

  @Test
  void anUpgradedConnectionIsItsOwnKind() throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.send(
          "GET /upgrade HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
      assertThat(client.readUntil("\r\n\r\n")).contains("101").contains("X-Request-ID");
    }

    Exchange exchange = ended();
    assertThat(exchange.kind()).isEqualTo(ResponseKind.UPGRADE);
    assertThat(exchange.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void aWebSocketOfTheContainerIsItsOwnKind() throws Exception {
    try (RawClient client = RawClient.connect(port)) {
      client.send(
          """
          GET /websocket HTTP/1.1\r
          Host: localhost\r
          Connection: Upgrade\r
          Upgrade: websocket\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          \r
          """);
      assertThat(client.readUntil("\r\n\r\n")).contains(" 101 ");
    }

    Exchange exchange = ended();
    assertThat(exchange.kind()).isEqualTo(ResponseKind.UPGRADE);
    assertThat(exchange.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void ownPathsAreAnsweredAndNotCounted() throws Exception {
    assertThat(get("/own/status").text()).isEqualTo("GET /own/status 0");
    assertThat(RawClient.post(port, "/own/x", "text/plain", "12345").text())
        .isEqualTo("POST /own/x 5");
  }

  @Test
  void ownPathsAreJudgedDecodedAndWithoutTheirParameters() throws Exception {
    assertThat(get("/own;v=1/%73tatus;x").text()).isEqualTo("GET /own/status 0");
  }

  @Test
  void aBodyThatIsTooLargeForOurInterfaceIsRefused() throws Exception {
    Reply reply = RawClient.post(port, "/own/x", "text/plain", "x".repeat(1024 * 1024 + 1));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
  }
}
