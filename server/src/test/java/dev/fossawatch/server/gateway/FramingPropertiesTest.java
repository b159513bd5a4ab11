package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for scanner and handler whatever a client sends. */
class FramingPropertiesTest {
  private static final String SECRET = "SECRET";

  @Provide
  Arbitrary<String> clean() {
    return Traffic.clean();
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Traffic.clean()),
        Tuple.of(8, Traffic.changed()),
        Tuple.of(1, Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(60)));
  }

  @Provide
  Arbitrary<int[]> pieces() {
    return Traffic.pieces();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void cleanRequestsPass(@ForAll("clean") String raw) {
    Scan scan = Scan.of(raw);

    assertThat(scan.violation()).isNull();
    assertThat(scan.messages()).isPositive();
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void thePiecesInWhichBytesComeChangeNothing(
      @ForAll("anything") String raw, @ForAll("pieces") int[] sizes) {
    byte[] bytes = Traffic.bytes(raw);
    int[] single = new int[bytes.length];
    Arrays.fill(single, 1);

    List<String> events = Scan.of(bytes).events();
    assertThat(Scan.of(bytes, sizes).events()).isEqualTo(events);
    assertThat(Scan.of(bytes, single).events()).isEqualTo(events);
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void theDecoderBehindDividesTheBytesAlike(
      @ForAll("anything") String raw, @ForAll("pieces") int[] sizes) {
    Scan scan = Scan.of(raw);

    for (ChannelInboundHandler decoder : decoders()) {
      Decoded decoded = passed(raw, sizes, decoder);

      assertThat(decoded.failures()).isEmpty();
      assertThat(decoded.bodyLengths(SECRET)).isEqualTo(scan.bodyLengths());
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void theDecoderAloneDividesCleanMessagesAlike(@ForAll("anything") String raw) {
    Scan scan = Scan.of(raw);
    byte[] clean = Arrays.copyOf(Traffic.bytes(raw), scan.lastEnd());

    for (ChannelInboundHandler decoder : decoders()) {
      EmbeddedChannel channel = new EmbeddedChannel(decoder);
      channel.writeInbound(Unpooled.wrappedBuffer(clean));
      Decoded decoded = Decoded.from(channel);

      assertThat(decoded.failures()).isEmpty();
      assertThat(decoded.bodyLengths(SECRET)).isEqualTo(scan.bodyLengths());
      channel.finishAndReleaseAll();
    }
  }

  private static List<ChannelInboundHandler> decoders() {
    return List.of(new HttpRequestDecoder(), new VertxHttpRequestDecoder(new Http1ServerConfig()));
  }

  private static Decoded passed(String raw, int[] sizes, ChannelInboundHandler decoder) {
    FramingHandler handler =
        new FramingHandler(SECRET, Scan.LIMITS, new byte[64], () -> 0, violation -> {});
    EmbeddedChannel channel = new EmbeddedChannel(handler, decoder);
    byte[] bytes = Traffic.bytes(raw);
    int from = 0;
    for (int size : sizes) {
      int to = Math.min(bytes.length, from + size);
      channel.writeInbound(Unpooled.copiedBuffer(bytes, from, to - from));
      from = to;
    }
    channel.writeInbound(Unpooled.copiedBuffer(bytes, from, bytes.length - from));
    Decoded decoded = Decoded.from(channel);
    channel.finishAndReleaseAll();
    return decoded;
  }
}
