package dev.fossawatch.demo;

import dev.fossawatch.demo.login.Users;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without a screen, for tests: keeps cookies, follows nothing by itself. */
final class Client {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
  private static final String BOUNDARY = "part";

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI home;

  Client(URI home) {
    this.home = home;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(home + path)).timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<Stream<String>> lines(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofLines());
  }

  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  HttpResponse<String> upload(String path, String csrf, String fileName, byte[] content)
      throws IOException, InterruptedException {
    String head =
        "--%1$s\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%2$s\r\n--%1$s\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"%3$s\"\r\nContent-Type: image/png\r\n\r\n"
            .formatted(BOUNDARY, csrf, fileName);
    String tail = "\r\n--" + BOUNDARY + "--\r\n";
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                BodyPublishers.ofByteArrays(
                    List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        tail.getBytes(StandardCharsets.UTF_8)))));
  }

  /** The secret of the form on a page. */
  String csrf(String page) throws IOException, InterruptedException {
    Matcher field = CSRF.matcher(get(page).body());
    return field.find() ? field.group(1) : "";
  }

  HttpResponse<String> login(String name, String password)
      throws IOException, InterruptedException {
    return post("/login", Map.of("name", name, "password", password, "csrf", csrf("/login")));
  }

  Client loggedIn() throws IOException, InterruptedException {
    login(Users.DEMO_NAME, Users.DEMO_PASSWORD);
    return this;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
