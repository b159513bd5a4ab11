package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FramingHandlerTest {
  private static final String GET = "GET /first HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String CHUNKED =
      "POST /second HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String REFUSAL =
      "SECRET /bare_lf HTTP/1.1\r\nHost: refused\r\nConnection: close\r\n\r\n";

  private final List<FramingViolation> violations = new ArrayList<>();
  private long now = 17;
  private final FramingHandler handler =
      new FramingHandler(
          "SECRET", Scan.LIMITS, new byte[Http1Framing.WINDOW_BYTES], () -> now, violations::add);
  private final EmbeddedChannel channel = new EmbeddedChannel(handler);
  private final List<ByteBuf> sent = new ArrayList<>();

  @AfterEach
  void everyBufferIsReleased() {
    channel.finishAndReleaseAll();
    assertThat(sent).allMatch(data -> data.refCnt() == 0);
  }

  private String pass(String raw) {
    ByteBuf data = Unpooled.copiedBuffer(raw, StandardCharsets.ISO_8859_1);
    sent.add(data);
    channel.writeInbound(data);
    return received();
  }

  private String received() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf data = channel.readInbound(); data != null; data = channel.readInbound()) {
      text.append(data.toString(StandardCharsets.ISO_8859_1));
      data.release();
    }
    return text.toString();
  }

  @Test
  void cleanMessagesPassAsTheyAre() {
    ByteBuf data = Unpooled.copiedBuffer(GET + GET, StandardCharsets.ISO_8859_1);

    channel.writeInbound(data);

    ByteBuf passed = channel.readInbound();
    assertThat(passed).isSameAs(data);
    passed.release();
  }

  @Test
  void aHeadIsHeldBackUntilItIsWhole() {
    assertThat(pass("GET /first HT")).isEmpty();
    assertThat(pass("TP/1.1\r\nHost: a\r\n\r")).isEmpty();
    assertThat(pass("\n" + GET + "GET /t")).isEqualTo(GET + GET);
    assertThat(pass("hird HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isEqualTo("GET /third HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  @Test
  void bodiesPassAsTheyCome() {
    assertThat(pass(CHUNKED + "5\r\nhel")).isEqualTo(CHUNKED + "5\r\nhel");
    assertThat(pass("lo\r\n0\r\n")).isEqualTo("lo\r\n0\r\n");
    assertThat(pass("\r\n")).isEqualTo("\r\n");
  }

  @Test
  void aRefusedHeadIsReplacedInItsPlaceAndNothingFollowsIt() {
    assertThat(pass(GET + "GET / HTTP/1.1\nHost: a\r\n\r\n" + GET)).isEqualTo(GET + REFUSAL);
    assertThat(pass(GET)).isEmpty();
    assertThat(violations).isEmpty();
    assertThat(FramingViolation.ofPath("/bare_lf")).isEqualTo(FramingViolation.BARE_LF);
  }

  @Test
  void aRefusedHeadIsReplacedWhereItsBeginningWasHeldBack() {
    assertThat(pass(GET + "GET /third HTTP/1.1\r\nHo")).isEqualTo(GET);
    assertThat(pass("st: a\n\r\n" + GET)).isEqualTo(REFUSAL);
  }

  @Test
  void whatIsNoHeadAtAllIsReplacedToo() {
    assertThat(pass("\r\n\n")).isEqualTo("\r\n" + REFUSAL);
  }

  @Test
  void aMalformedBodyIsToldAndCutOff() {
    assertThat(pass(GET + CHUNKED + "5\r\nhello\r\nzz\r\n" + GET))
        .isEqualTo(GET + CHUNKED + "5\r\nhello\r\n");
    assertThat(violations).containsExactly(FramingViolation.MALFORMED_CHUNK_SIZE);
    assertThat(pass(GET)).isEmpty();
    assertThat(handler.readsBody()).isFalse();
  }

  @Test
  void aMalformedBodyIsToldBehindTheHeadThatWasHeldBack() {
    assertThat(pass(CHUNKED.substring(0, 20))).isEmpty();
    assertThat(pass(CHUNKED.substring(20) + "\r\n")).isEqualTo(CHUNKED);
    assertThat(violations).containsExactly(FramingViolation.MALFORMED_CHUNK_SIZE);
  }

  @Test
  void aTargetBeyondAsciiIsPercentEncoded() {
    assertThat(
            pass(
                GET + "GET /caf\u00c3\u00a9?\u00ff HTTP/1.1\r\nX: \u00ff\r\nHost: a\r\n\r\n" + GET))
        .isEqualTo(GET + "GET /caf%C3%A9?%FF HTTP/1.1\r\nX: \u00ff\r\nHost: a\r\n\r\n" + GET);
  }

  @Test
  void anAbsoluteTargetLeavesItsHostInTheHostHeader() {
    assertThat(pass("GET http://b:81/c?d HTTP/1.1\r\nX: y\r\nhost: a\r\nZ: \r\n\r\n"))
        .isEqualTo("GET /c?d HTTP/1.1\r\nHost: b:81\r\nX: y\r\nZ: \r\n\r\n");
    assertThat(pass("GET HTTPS://b?d HTTP/1.0\r\n\r\n"))
        .isEqualTo("GET /?d HTTP/1.0\r\nHost: b\r\n\r\n");
    assertThat(pass("OPTIONS http://b HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isEqualTo("OPTIONS * HTTP/1.1\r\nHost: b\r\n\r\n");
    assertThat(pass("OPTIONS http://b/ HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isEqualTo("OPTIONS / HTTP/1.1\r\nHost: b\r\n\r\n");
  }

  @Test
  void aHeadWrittenAnewKeepsItsPlaceAndItsBody() {
    String post = "POST /\u00e9 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";

    assertThat(pass(GET + post.substring(0, 30))).isEqualTo(GET);
    assertThat(pass(post.substring(30) + "\u00e9\u00e9" + GET))
        .isEqualTo("POST /%E9 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n\u00e9\u00e9" + GET);
  }

  @Test
  void whatIsBeingReadIsKnownForDeadlines() {
    assertThat(handler.readsHead()).isFalse();
    pass("GET /");
    now = 30;
    pass("first HT");
    assertThat(handler.readsHead()).isTrue();
    assertThat(handler.headSinceNanos()).isEqualTo(17);
    pass("TP/1.1\r\nHost: a\r\n\r\n");
    assertThat(handler.readsHead()).isFalse();

    pass(CHUNKED + "5\r\nhel");
    assertThat(handler.readsBody()).isTrue();
    pass("lo\r\n0\r\n\r\n");
    assertThat(handler.readsBody()).isFalse();
    assertThat(handler.bytesSeen()).isEqualTo(GET.length() + CHUNKED.length() + 15);
  }

  @Test
  void afterItsRemovalEverythingPasses() {
    pass(GET + "NOT");

    channel.pipeline().remove(handler);

    assertThat(received()).isEqualTo("NOT");
    assertThat(pass("\u0000\u0001\n")).isEqualTo("\u0000\u0001\n");
  }

  @Test
  void whatWasHeldBackIsDroppedWithTheConnection() {
    pass("GET / HTTP");

    assertThat(channel.close().isSuccess()).isTrue();

    assertThat(received()).isEmpty();
  }

  @Test
  void theDecoderBehindSeesTheSameRequests() {
    channel.pipeline().addLast(new HttpRequestDecoder(new HttpDecoderConfig()));
    String raw = GET + CHUNKED + "5\r\nhello\r\n0\r\nX: y\r\n\r\n" + GET + "GET /\n";

    ByteBuf data = Unpooled.copiedBuffer(raw, StandardCharsets.ISO_8859_1);
    sent.add(data);
    channel.writeInbound(data);

    assertThat(Decoded.from(channel).requests())
        .containsExactly("GET /first", "POST /second hello", "GET /first", "SECRET /bare_lf");
  }
}
