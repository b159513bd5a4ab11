package dev.fossawatch.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the interface of the running demonstration on its own port, for tests. */
final class Admin {
  static final String API = "/api/v1/monitoring";
  static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String token;

  /** Uses the first token, which the demonstration left in its data directory. */
  Admin(RunningDemo demo, Path dataDirectory) throws IOException {
    address = demo.administration();
    token =
        Files.readString(dataDirectory.resolve("fossawatch").resolve("initial-admin-token"))
            .strip();
  }

  String authority() {
    return "127.0.0.1:" + address.getPort();
  }

  String token() {
    return token;
  }

  /** A request without a credential. */
  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
  }

  HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer " + token);
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(request(path)).body());
  }

  /** Makes a token that may read. */
  String readToken(String name) throws IOException, InterruptedException {
    String wanted = JSON.writeValueAsString(new Wanted(name, "read"));
    HttpRequest.Builder creation =
        request(API + "/tokens")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(wanted));
    return JSON.readTree(send(creation).body()).path("token").asString();
  }

  private record Wanted(String name, String scope) {}
}
