package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an upstream is told of where a request comes from, and what nobody can make it believe. */
class ForwardingTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String[] FORGED = {
    "X-Forwarded-For: 10.0.0.1",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: evil",
    "X-Forwarded-Port: 666",
    "X-Forwarded-Anything: evil",
    "X_Forwarded_For: 10.0.0.2",
    "X_Real_IP: 10.0.0.3",
    "X-Real-IP: 10.0.0.4",
    "Forwarded: for=10.0.0.5",
    "Proxy: http://evil",
    "X-Own: kept"
  };

  @Test
  void whatAStrangerSaysOfEarlierHopsIsDropped() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream)) {
      front.get("/", FORGED);

      assertThat(upstream.next().fields())
          .contains(
              "Host: front",
              "X-Forwarded-For: 127.0.0.1",
              "X-Forwarded-Proto: http",
              "X-Forwarded-Host: front",
              "X-Real-IP: 127.0.0.1",
              "X-Own: kept")
          .noneMatch(field -> field.contains("evil") || field.contains("10.0.0"))
          .noneMatch(field -> field.startsWith("X-Forwarded-Port"))
          .noneMatch(field -> field.startsWith("Forwarded"));
    }
  }

  @Test
  void whatATrustedProxySaysIsPassedOnWithItsOwnAddress() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.trusting(List.of("127.0.0.0/8"), List.of(upstream.url()))) {
      front.get(
          "/",
          "X-Forwarded-For: 192.0.2.1",
          "X-Forwarded-For: 192.0.2.2",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Host: shop",
          "X-Forwarded-Port: 443",
          "Forwarded: for=192.0.2.1",
          "X-Real-IP: 10.0.0.4");

      assertThat(upstream.next().fields())
          .contains(
              "X-Forwarded-For: 192.0.2.1, 192.0.2.2, 127.0.0.1",
              "X-Forwarded-Proto: https",
              "X-Forwarded-Host: shop",
              "X-Forwarded-Port: 443",
              "Forwarded: for=192.0.2.1, for=127.0.0.1;host=\"front\";proto=http",
              "X-Real-IP: 192.0.2.2");
    }
  }

  @Test
  void aConnectionFieldTakesAwayItsOwnFieldsAlone() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream)) {
      front.get(
          "/",
          "Connection: close, X-Mine, Authorization, Cookie, Host, Content-Type",
          "Connection: X-Forwarded-For, X-Real-IP, X-Request-ID",
          "X-Mine: private",
          "Keep-Alive: 5",
          "TE: trailers",
          "Proxy-Connection: keep-alive",
          "Authorization: secret",
          "Cookie: a=b",
          "Content-Type: text/plain",
          "X-Request-ID: mine");

      assertThat(upstream.next().fields())
          .contains(
              "Host: front",
              "Authorization: secret",
              "Cookie: a=b",
              "Content-Type: text/plain",
              "X-Forwarded-For: 127.0.0.1",
              "X-Real-IP: 127.0.0.1",
              "X-Request-ID: mine")
          .noneMatch(
              field -> field.matches("(?i)(connection|x-mine|keep-alive|te|proxy-connection):.*"));
    }
  }

  @Test
  void everyRequestIsSentWithTheIdItIsAnsweredWith() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream)) {
      Said said = front.get("/", "X-Request-ID: <script>");

      assertThat(upstream.next().values("X-Request-ID")).isEqualTo(said.values("X-Request-ID"));
      assertThat(said.values("X-Request-ID").get(0)).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void theUpstreamsOwnNameIsSentWhereThatIsWanted() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream, "gateway.preserve_host", "false")) {
      front.get("/");

      assertThat(upstream.next().fields())
          .contains("Host: 127.0.0.1:" + upstream.port(), "X-Forwarded-Host: front");
    }
  }
}
