package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private static final int MOST_BYTES = 4 << 20;

  private final Vertx vertx = Vertx.vertx();
  private final Heard heard = new Heard();
  private @Nullable Front gateway;

  @BeforeEach
  void start() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setMaxWebSocketFrameSize(MOST_BYTES)
                    .setMaxWebSocketMessageSize(MOST_BYTES))
            .webSocketHandler(WebSocketTest::echo)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
    gateway = Front.of("http://127.0.0.1:" + server.actualPort());
  }

  @AfterEach
  void stop() throws Exception {
    if (gateway != null) {
      gateway.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static void echo(ServerWebSocket socket) {
    socket.textMessageHandler(
        text -> {
          if (text.equals("leave")) {
            socket.close((short) 4001, "as asked");
          } else {
            socket.writeTextMessage(text);
          }
        });
    socket.binaryMessageHandler(socket::writeBinaryMessage);
  }

  private WebSocket connect() throws Exception {
    int port = gateway == null ? 0 : gateway.port();
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/socket?a=b"), heard)
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void textComesBack() throws Exception {
    WebSocket socket = connect();
    for (String text : new String[] {"", "one", "zw\u00f6lf \u20ac", "x".repeat(70_000)}) {
      socket.sendText(text, true).get(30, TimeUnit.SECONDS);
      assertThat(heard.next()).isEqualTo("text " + text);
    }
    socket.abort();
  }

  @Test
  void binaryFramesOfAMegabyteComeBack() throws Exception {
    WebSocket socket = connect();
    byte[] bytes = new byte[1 << 20];
    new Random(17).nextBytes(bytes);
    for (int i = 0; i < 3; i++) {
      socket.sendBinary(ByteBuffer.wrap(bytes), true).get(30, TimeUnit.SECONDS);
      assertThat(heard.next())
          .isEqualTo("binary " + Arrays.hashCode(bytes) + " of " + bytes.length);
    }
    socket.abort();
  }

  @Test
  void pingsAreAnswered() throws Exception {
    WebSocket socket = connect();

    socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2, 3})).get(30, TimeUnit.SECONDS);

    assertThat(heard.next()).isEqualTo("pong of 3");
    socket.abort();
  }

  @Test
  void theCodesOfBothSidesReachTheOther() throws Exception {
    WebSocket leaving = connect();
    leaving.sendClose(4002, "enough").get(30, TimeUnit.SECONDS);
    assertThat(heard.next()).isEqualTo("close 4002 enough");

    WebSocket told = connect();
    told.sendText("leave", true).get(30, TimeUnit.SECONDS);
    assertThat(heard.next()).isEqualTo("close 4001 as asked");
  }

  @Test
  void anUpstreamThatKnowsNoWebSocketAnswersAsItLikes() throws Exception {
    try (RecordingUpstream upstream = new RecordingUpstream();
        Front plain = Front.of(upstream.url());
        Line client = Line.to(plain.port())) {
      client.send("GET /chat HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
      client.send(
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
      client.send("GET /behind HTTP/1.1\r\nHost: h\r\n\r\n");

      assertThat(client.answer().body()).isEqualTo("GET /chat");
      assertThat(client.answer().body()).isEqualTo("GET /behind");
    }
  }

  @Test
  void whatIsSentBeforeTheUpstreamAgreedIsNotTunnelled() throws Exception {
    BlockingQueue<String> tunnelled = new LinkedBlockingQueue<>();
    ScriptedUpstream.Behaviour agreeing =
        connection -> {
          connection.request();
          String head = "HTTP/1.1 101 Switching Protocols\r\n";
          String fields = "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
          connection.send(head + fields);
          byte[] frames = connection.in().readNBytes(5);
          tunnelled.add(new String(frames, StandardCharsets.ISO_8859_1));
        };
    String hidden = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(agreeing);
        Front plain = Front.of(upstream.url());
        Line client = Line.to(plain.port())) {
      String upgrade = "GET /chat HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\n";
      client.send(upgrade + "Upgrade: websocket\r\n\r\n" + hidden);
      assertThat(client.answer().status()).isEqualTo(101);
      client.send("after");

      assertThat(tunnelled.poll(30, TimeUnit.SECONDS)).isEqualTo("after");
    }
  }

  /** What the client was told, as lines. */
  private static final class Heard implements WebSocket.Listener {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private ByteBuffer binary = ByteBuffer.allocate(MOST_BYTES);

    String next() throws InterruptedException {
      String line = lines.poll(30, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("nothing came");
      }
      return line;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        lines.add("text " + text);
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      binary.put(data);
      if (last) {
        byte[] bytes = Arrays.copyOf(binary.array(), binary.position());
        lines.add("binary " + Arrays.hashCode(bytes) + " of " + bytes.length);
        binary = ByteBuffer.allocate(MOST_BYTES);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      lines.add("pong of " + message.remaining());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      lines.add("close " + code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      lines.add("error " + error);
    }
  }
}
