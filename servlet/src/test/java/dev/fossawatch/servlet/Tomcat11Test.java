package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("tomcat11")
class Tomcat11Test extends TomcatContract {

  @Test
  void aRedirectWithAStatusOfItsOwnIsMarkedAndCounted() throws Exception {
    Reply reply = RawClient.get(port, "/redirect-308");

    assertThat(reply.status()).isEqualTo(308);
    assertThat(reply.header("Location")).endsWith("/hello");
    assertThat(reply.header("X-Request-ID")).isNotNull();
    assertThat(reply.header("X-Response-Time")).isNotNull();
    assertThat(ended().status()).isEqualTo(308);
  }
}
