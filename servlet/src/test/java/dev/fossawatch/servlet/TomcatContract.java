package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Tomcat does. */
abstract class TomcatContract extends ServletContract {
  @Override
  final Container run(ServletApplication application) throws Exception {
    return new TomcatContainer(application);
  }

  @Test
  void aFileThatTheContainerSendsByItselfIsCounted() throws Exception {
    assertThat(RawClient.get(port, "/sendfile").body()).hasSize(90_000);

    assertThat(ended().bytesOut()).isEqualTo(90_000);
  }

  @ParameterizedTest
  @CsvSource({"/held, 4", "/empty/200, 0", "/empty/304,", "/empty/204,"})
  void aSlowAnswerIsFramedAsTheContainerWouldFrameIt(String path, String length) throws Exception {
    Reply reply;
    try (RawClient client = RawClient.connect(port)) {
      client.head("GET", path);
      application.gate().awaitEntered();
      time.advance(Duration.ofSeconds(1));
      application.gate().open();
      reply = client.reply();
    }

    assertThat(reply.header("Transfer-Encoding")).isNull();
    assertThat(reply.header("Content-Length")).isEqualTo(length);
    ended();
  }
}
