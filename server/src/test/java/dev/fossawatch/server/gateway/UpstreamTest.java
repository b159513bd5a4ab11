package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamTest {

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1, 127.0.0.1, 80, false, 127.0.0.1",
    "http://my_app:8000, my_app, 8000, false, my_app:8000",
    "https://my_app, my_app, 443, true, my_app",
    "https://a.example:443, a.example, 443, true, a.example",
    "https://a.example:80, a.example, 80, true, a.example:80",
    "http://[::1], [::1], 80, false, [::1]",
    "http://[::1]:8000, [::1], 8000, false, [::1]:8000"
  })
  void itIsReachedWhereItsUrlSays(
      String url, String host, int port, boolean ssl, String authority) {
    Upstream upstream = Upstream.of(url);
    RequestOptions request = upstream.request(HttpMethod.GET, "/");

    assertThat(request.getHost()).isEqualTo(host);
    assertThat(request.getPort()).isEqualTo(port);
    assertThat(request.isSsl()).isEqualTo(ssl);
    assertThat(upstream.authority()).isEqualTo(authority);
    assertThat(upstream.name()).isEqualTo(url);
  }
}
