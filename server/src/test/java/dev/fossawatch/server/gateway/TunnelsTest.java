package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that become WebSockets, and those that do not. */
class TunnelsTest {
  private static final String AGREED =
      Said.head(
          "HTTP/1.1 101 Switching Protocols",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Accept: x");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static String handshake(String connection) {
    return Front.request(
        "GET",
        "/",
        "Connection: " + connection,
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Extensions: permessage-deflate",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
  }

  private static ScriptedUpstream.Script agreeing(ScriptedUpstream.Script then) {
    return (head, line) -> {
      line.send(AGREED);
      then.answer(head, line);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upgrade", "keep-alive, Upgrade", "upgrade"})
  void bytesPassInBothDirectionsUntilTheClientLeaves(String connection) throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                agreeing(
                    (head, line) -> {
                      line.send(line.bytes(4).toUpperCase(java.util.Locale.ROOT));
                      line.rest();
                      left.countDown();
                    }));
        Front front = Front.of(upstream);
        Line line = front.line()) {
      line.send(handshake(connection));
      Said agreed = new Said(line.head(), "");
      assertThat(agreed.status()).isEqualTo(101);
      assertThat(agreed.values("Sec-WebSocket-Extensions")).isEmpty();
      assertThat(line.send("ping").bytes(4)).isEqualTo("PING");
      assertThat(front.outstanding()).isEqualTo(1);

      line.vanish();

      left.await();
      front.settles();
    }
  }

  @Test
  void whatAnUpstreamSaidLastArrivesThoughTheClientIsSlow() throws Exception {
    int bytes = 8_000_000;
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                agreeing(
                    (head, line) -> {
                      line.send(new byte[bytes]);
                      line.send("bye").socket().close();
                    }));
        Front front = Front.of(upstream);
        Line line = front.line()) {
      line.send(handshake("Upgrade"));
      line.head();
      Eventually.holds("the upstream is held up or through", () -> upstream.requests() == 1);

      String all = line.rest();

      assertThat(all).hasSize(bytes + 3).endsWith("bye");
      front.settles();
    }
  }

  @Test
  void whatAClientSaidLastArrives() throws Exception {
    StringBuilder heard = new StringBuilder();
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                agreeing(
                    (head, line) -> {
                      heard.append(line.rest());
                      over.countDown();
                    }));
        Front front = Front.of(upstream)) {
      try (Line line = front.line()) {
        line.send(handshake("Upgrade"));
        line.head();
        line.send("x".repeat(300_000) + "bye");
      }
      over.await();

      assertThat(heard).hasSize(300_003).endsWith("bye");
      front.settles();
    }
  }

  @Test
  void aRefusedHandshakeIsAnAnswerLikeAnyOther() throws Exception {
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) ->
                    line.send(
                        head.contains("pgrade:")
                            ? "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"
                            : OK));
        Front front =
            Front.of(
                upstream,
                "gateway.upstream_connections",
                "1",
                "gateway.timeouts.first_byte",
                "5s");
        Line line = front.line()) {
      for (int i = 0; i < 4; i++) {
        Said refused = line.send(handshake("Upgrade")).said();
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).isEqualTo("none");
        assertThat(line.send(Front.request("GET", "/")).said().status()).isEqualTo(200);
      }
      front.settles();
    }
  }

  @Test
  void aHandshakeIsRepeatedWhereItsConnectionBreaks() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  if (first.getCount() > 0) {
                    first.countDown();
                    line.vanish();
                  } else {
                    line.send(AGREED + "hello");
                    line.rest();
                  }
                });
        Front front = Front.of(upstream);
        Line line = front.line()) {
      line.send(handshake("Upgrade"));

      assertThat(line.head()).contains(" 101 ");
      assertThat(line.bytes(5)).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2c", "TLS/1.0", "websocket, h2c", "foo"})
  void noOtherProtocolIsPassedOn(String protocol) throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream)) {
      Said said =
          front.get(
              "/",
              "Connection: Upgrade, HTTP2-Settings",
              "Upgrade: " + protocol,
              "HTTP2-Settings: AAMAAABkAAQAAP__");

      assertThat(said.status()).isEqualTo(200);
      assertThat(upstream.next().fields())
          .noneMatch(field -> field.matches("(?i)(connection|upgrade|http2-settings):.*"));
      front.settles();
    }
  }
}
