package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients and upstreams with addresses of IPv6. */
class Ipv6Test {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @BeforeAll
  static void thereIsSuchAnAddress() {
    assumeThat(canListen()).as("no IPv6 here").isTrue();
  }

  private static boolean canListen() {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getAllByName("::1")[0];
  }

  @Test
  void anUpstreamIsReachedAndNamedByIts() throws Exception {
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(loopback(), 0, (head, line) -> line.send(OK));
        Front front = Front.of(List.of(upstream.url()), "gateway.preserve_host", "false")) {
      assertThat(front.get("/").body()).isEqualTo("ok");
      assertThat(upstream.next().values("Host"))
          .containsExactly("[0:0:0:0:0:0:0:1]:" + upstream.port());
    }
  }

  @Test
  void aClientIsNamedByItsOwn() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream, "server.host", "::1");
        Line line = new Line(new Socket(loopback(), front.port()))) {
      String host = "[::1]:" + front.port();
      line.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

      assertThat(line.said().status()).isEqualTo(200);
      Said said = upstream.next();
      assertThat(said.values("X-Forwarded-For")).containsExactly("0:0:0:0:0:0:0:1");
      assertThat(said.values("X-Real-IP")).containsExactly("0:0:0:0:0:0:0:1");
      assertThat(said.values("Host")).containsExactly(host);
      assertThat(said.values("X-Forwarded-Host")).containsExactly(host);
      assertThat(front.recording.next().exchange().client().address()).isEqualTo(loopback());
    }
  }

  @Test
  void aTrustedOneIsBelievedAndExtended() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front =
            Front.trusting(List.of("::1/128"), List.of(upstream.url()), "server.host", "::1");
        Line line = new Line(new Socket(loopback(), front.port()))) {
      line.send(
          Front.request(
              "GET", "/", "X-Forwarded-For: 2001:db8::7", "Forwarded: for=\"[2001:db8::7]\""));

      assertThat(line.said().status()).isEqualTo(200);
      Said said = upstream.next();
      assertThat(said.values("X-Forwarded-For")).containsExactly("2001:db8::7, 0:0:0:0:0:0:0:1");
      assertThat(said.values("X-Real-IP")).containsExactly("2001:db8:0:0:0:0:0:7");
      assertThat(said.values("Forwarded"))
          .containsExactly(
              "for=\"[2001:db8::7]\", for=\"[0:0:0:0:0:0:0:1]\";host=\"front\";proto=http");
    }
  }
}
