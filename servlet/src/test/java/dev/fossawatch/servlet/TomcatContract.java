package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.RawClient;
import org.junit.jupiter.api.Test;

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
}
