package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFilterTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new AnswerFilter(4));

  @AfterEach
  void finish() {
    channel.finishAndReleaseAll();
  }

  private static HttpResponse answer(int status) {
    return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {102, 104, 199})
  void anInterimAnswerThatNobodyKnowsIsDropped(int status) {
    channel.writeInbound(answer(status), LastHttpContent.EMPTY_LAST_CONTENT);

    assertThat(channel.inboundMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101, 103, 200, 204, 500})
  void whatIsUnderstoodPasses(int status) {
    HttpResponse answer = answer(status);

    channel.writeInbound(answer, LastHttpContent.EMPTY_LAST_CONTENT);

    assertThat(channel.inboundMessages())
        .containsExactly(answer, LastHttpContent.EMPTY_LAST_CONTENT);
  }

  @Test
  void theFinalAnswerBehindADroppedOnePasses() {
    HttpResponse last = answer(200);

    channel.writeInbound(answer(102), LastHttpContent.EMPTY_LAST_CONTENT, last);

    assertThat(channel.inboundMessages()).containsExactly(last);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout=60, max=100 | timeout=4",
        "max=3,Timeout = 60  | timeout=4",
        "max=5               | timeout=4",
        "timeout=5           | timeout=4",
        "timeout=3           | timeout=2",
        "timeout=1           | timeout=1",
        "timeout=0           | timeout=1"
      })
  void aConnectionIsNotKeptForAsLongAsItsUpstreamKeepsIt(String promised, String kept) {
    HttpResponse answer = answer(200);
    answer.headers().set("Keep-Alive", promised);

    channel.writeInbound(answer);

    assertThat(answer.headers().get("Keep-Alive")).isEqualTo(kept);
  }
}
