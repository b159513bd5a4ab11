package dev.fossawatch.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTest {
  private final Tally tally = new Tally();
  private final Queue<String> cookies = new ConcurrentLinkedQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
          byte[] page =
              "<a href=\"/one\"><a href=\"/two?a=1&amp;b=2\">".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Set-Cookie", "a=1; Path=/");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://example.org/elsewhere?a=1");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/silent",
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    browser = browser("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    never.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "http://192.0.2.1:8080",
        "http://localhost.example.org",
        "http:///nowhere"
      })
  void noVisitorGoesToAnotherMachine(String home) {
    assertThatThrownBy(() -> browser(home))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this machine only");
  }

  @Test
  void redirectsAreFollowedOnTheSameHostAndCookiesKept() throws Exception {
    browser.get("/");
    assertThat(browser.get("/moved")).isEqualTo(200);
    assertThat(browser.location()).isEqualTo("/elsewhere?a=1");
    assertThat(cookies).containsExactly("null", "a=1");
    assertThat(tally.answers(300, 399)).isEqualTo(1);
  }

  @Test
  void linksOnTheScreenCanBeFollowed() throws Exception {
    browser.get("/");
    assertThat(browser.link("/two.*", new Random(1), "/")).isEqualTo("/two?a=1&b=2");
    assertThat(browser.link("/three", new Random(1), "/fallback")).isEqualTo("/fallback");
  }

  @Test
  void whoeverWaitsTooLongGivesUp() throws Exception {
    browser.abandon("/silent", Duration.ofMillis(50));
    assertThat(tally.abandoned()).isEqualTo(1);
    assertThat(tally.answers(100, 599)).isZero();
  }

  private Browser browser(String home) {
    return new Browser(
        HttpClient.newHttpClient(), URI.create(home), tally, Map.of("User-Agent", "test"));
  }
}
