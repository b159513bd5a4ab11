package dev.fossawatch.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.NewToken;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.config.AccessConfig;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** An interface over real parts that keep everything in memory, and a token of each scope. */
final class Watched implements AutoCloseable {
  static final String ADMIN = "the-token-of-the-environment";

  final ManualTime time = new ManualTime();
  final InternalErrors errors = new InternalErrors();
  final Access access;
  final Api api;
  final String reader;
  final String operator;

  Watched() {
    AccessConfig config = new AccessConfig(ADMIN, Duration.ofHours(8), 10, Duration.ofMinutes(15));
    try {
      access = Access.open(config, DataDirectory.memory(), time, errors);
      reader = token("reader", Scope.READ);
      operator = token("operator", Scope.OPERATE);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    api = Api.over(access, time, errors);
  }

  private String token(String name, Scope scope) throws IOException {
    NewToken made = access.credentials().createToken(name, scope);
    return made.token();
  }

  ApiResponse loggedIn() {
    return Ask.api("POST", "/session").json("{\"token\":\"" + ADMIN + "\"}").of(api);
  }

  static String text(ApiResponse response) {
    return new String(response.body(), UTF_8);
  }

  static JsonNode json(ApiResponse response) {
    return Json.MAPPER.readTree(response.body());
  }

  @Override
  public void close() {
    access.close();
  }
}
