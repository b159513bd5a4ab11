package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.ResponseView;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A Vert.x response as Fossawatch reads and marks it. */
final class GatewayResponseView implements ResponseView {
  private final HttpServerResponse response;
  private final boolean lowerCase;

  /**
   * @param lowerCase whether header names must be in lower case (HTTP/2)
   */
  GatewayResponseView(HttpServerResponse response, boolean lowerCase) {
    this.response = response;
    this.lowerCase = lowerCase;
  }

  @Override
  public int status() {
    return response.getStatusCode();
  }

  @Override
  public @Nullable String header(String name) {
    return response.headers().get(name);
  }

  @Override
  public void setHeader(String name, String value) {
    if (!response.headWritten()) {
      response.putHeader(named(name), value);
    }
  }

  /** Adds a header beside those of its name. */
  void addHeader(String name, String value) {
    response.headers().add(named(name), value);
  }

  /** Adds a field behind the body. */
  void addTrailer(String name, String value) {
    response.trailers().add(named(name), value);
  }

  /** Says that nothing follows on this connection, in the last word before the head is written. */
  void closeConnection() {
    response.headersEndHandler(last -> response.putHeader("Connection", "close"));
  }

  /** A name as it is written. */
  String named(String name) {
    return lowerCase ? name.toLowerCase(Locale.ROOT) : name;
  }
}
