package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.json;
import static dev.fossawatch.core.api.Watched.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MetricsEndpointsTest {
  private final Watched watched = new Watched();
  private final Api api = watched.api;

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void theSameCountsAreShownEverywhere() {
    for (int i = 0; i < 7; i++) {
      watched.request("GET", "/orders", i < 5 ? 200 : 500, null);
    }
    JsonNode application = get("/metrics/application");
    assertThat(application.path("requests").path("total").asInt()).isEqualTo(7);
    assertThat(application.path("requests").path("error").asInt()).isEqualTo(2);
    assertThat(get("/metrics").path("application").path("requests"))
        .isEqualTo(application.path("requests"));
    assertThat(get("/dashboard").path("metrics").path("requests"))
        .isEqualTo(application.path("requests"));
    assertThat(text(scrape("/prometheus/metrics", "*/*")))
        .containsPattern(
            "http_server_request_duration_seconds_count\\{[^}]*status_code=\"500\"[^}]*} 2\\b");
  }

  @Test
  void listsAreAsLongAsAsked() {
    watched.request("GET", "/a", 200, null);
    watched.request("GET", "/b", 200, null);
    assertThat(get("/metrics/application").path("endpoints")).hasSize(2);
    assertThat(get("/metrics/application?limit=1").path("endpoints")).hasSize(1);
    assertThat(get("/metrics?limit=1").path("application").path("endpoints")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/application/window?window=59s",
    "/application/window?window=31d",
    "/application/window?window=soon",
    "/application/window?quantile=1.1",
    "/application/window?quantile=x",
    "/application/trend?points=0",
    "/system/trend?window=-1h"
  })
  void aWindowThatCannotBeReadIsRefused(String path) {
    ApiResponse response = Ask.api("GET", "/metrics" + path).bearer(watched.reader).of(api);
    assertThat(response.status()).isEqualTo(400);
  }

  @Test
  void failuresAreListedByPattern() {
    watched.request("GET", "/a", 500, new IllegalStateException("order 1"));
    watched.request("GET", "/a", 500, new IllegalStateException("order 2"));
    JsonNode errors = get("/metrics/errors").path("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.path(0).path("count").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain|text/plain",
        "application/openmetrics-text;version=1.0.0|application/openmetrics-text",
        "*/*|text/plain"
      })
  void aScrapeIsInTheFormatThatIsAskedFor(String accept, String type) {
    ApiResponse response = scrape("/prometheus/metrics", accept);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().get("Content-Type")).startsWith(type);
  }

  @Test
  void theAdminPortIsScrapedAtTheUsualPath() {
    AdminPort port = api.adminPort("127.0.0.1");
    assertThat(Ask.to("GET", "/metrics").of(port).status()).isEqualTo(401);
    ApiResponse scraped = Ask.to("GET", "/metrics").bearer(watched.reader).of(port);
    assertThat(text(scraped)).contains("# TYPE http_server_active_requests gauge");
  }

  private ApiResponse scrape(String path, String accept) {
    return Ask.api("GET", path).bearer(watched.reader).header("Accept", accept).of(api);
  }

  private JsonNode get(String path) {
    ApiResponse response = Ask.api("GET", path).bearer(watched.reader).of(api);
    assertThat(response.status()).isEqualTo(200);
    return json(response);
  }
}
