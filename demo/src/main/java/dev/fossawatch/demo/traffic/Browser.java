package dev.fossawatch.demo.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor holds in hands: cookies, the page on the screen, the links and the form secret
 * on it. Knows one host, which must be this machine. Not thread-safe.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAX_REDIRECTS = 4;
  private static final int MAX_COOKIES = 10;
  private static final int MAX_PAGE_BYTES = 256 * 1024;
  private static final int MAX_LINKS = 500;
  private static final String BOUNDARY = "forecourt-part-boundary";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

  private final HttpClient client;
  private final URI home;
  private final Tally tally;
  private final Map<String, String> headers;
  private final Map<String, String> cookies = new TreeMap<>();
  private String location = "/";
  private String page = "";
  private @Nullable CompletableFuture<?> listening;

  Browser(HttpClient client, URI home, Tally tally, Map<String, String> headers) {
    if (!List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(home.getHost()))) {
      throw new IllegalArgumentException("visitors go to this machine only, not to " + home);
    }
    this.client = client;
    this.home = home;
    this.tally = tally;
    this.headers = Map.copyOf(headers);
  }

  /** Opens a page, following redirects; returns the status of the last answer. */
  int get(String path) throws IOException, InterruptedException {
    return send(request(path).GET(), path);
  }

  /** Sends a form with the secret of the page on the screen. */
  int post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("csrf", csrf());
    String form =
        all.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        path);
  }

  /** Sends JSON, as programs do. */
  int postJson(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)),
        path);
  }

  /** Sends a photo with the secret of the page on the screen. */
  int upload(String path, String fileName, byte[] photo) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(photoForm(fileName, photo)),
        path);
  }

  /** Asks for something and gives up if it takes too long. */
  void abandon(String path, Duration patience) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.discarding());
    try {
      tally.answered(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode());
    } catch (TimeoutException tooSlow) {
      tally.gaveUp();
    } catch (ExecutionException fault) {
      throw new IOException(fault.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /** Keeps a live stream open until {@link #close} or another one. */
  void listen(String path) {
    close();
    listening =
        client.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.discarding());
  }

  /** Logs in; whether that worked is what the cookies tell. */
  int login(String name, String password) throws IOException, InterruptedException {
    get("/login");
    return post("/login", Map.of("name", name, "password", password));
  }

  boolean loggedIn() {
    return cookies.containsKey("forecourt_session") && !location.startsWith("/login");
  }

  /** Where the page on the screen came from. */
  String location() {
    return location;
  }

  /** One of the links on the screen that match, or the fallback where there is none. */
  String link(String pattern, Random random, String fallback) {
    Pattern wanted = Pattern.compile(pattern);
    List<String> links =
        LINK.matcher(page)
            .results()
            .map(link -> link.group(1).replace("&amp;", "&"))
            .filter(link -> wanted.matcher(link).matches())
            .limit(MAX_LINKS)
            .toList();
    return links.isEmpty() ? fallback : links.get(random.nextInt(links.size()));
  }

  @Override
  public void close() {
    CompletableFuture<?> open = listening;
    if (open != null) {
      open.cancel(true);
      listening = null;
    }
  }

  private int send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = exchange(request);
    String at = path;
    for (int i = 0; i < MAX_REDIRECTS && isRedirect(answer.statusCode()); i++) {
      at = target(answer);
      answer = exchange(request(at).GET());
    }
    location = at;
    return answer.statusCode();
  }

  /** Where a redirect leads, without the host. */
  private static String target(HttpResponse<?> answer) {
    URI target = URI.create(answer.headers().firstValue("Location").orElse("/"));
    String query = target.getRawQuery();
    return query == null ? target.getRawPath() : target.getRawPath() + "?" + query;
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303;
  }

  private HttpResponse<InputStream> exchange(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    tally.answered(answer.statusCode());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    try (InputStream body = answer.body()) {
      page = new String(body.readNBytes(MAX_PAGE_BYTES), StandardCharsets.UTF_8);
      body.transferTo(OutputStream.nullOutputStream());
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not a path: " + path);
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path)).timeout(PATIENCE);
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private void keep(String setCookie) {
    int equals = setCookie.indexOf('=');
    int end = setCookie.indexOf(';');
    String name = setCookie.substring(0, Math.max(0, equals));
    String value = setCookie.substring(equals + 1, end < 0 ? setCookie.length() : end);
    if (value.isEmpty()) {
      cookies.remove(name);
    } else if (cookies.size() < MAX_COOKIES || cookies.containsKey(name)) {
      cookies.put(name, value);
    }
  }

  private String csrf() {
    Matcher field = CSRF.matcher(page);
    return field.find() ? field.group(1) : "";
  }

  private BodyPublisher photoForm(String fileName, byte[] photo) {
    String head =
        "--%1$s\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%2$s\r\n--%1$s\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"%3$s\"\r\nContent-Type: image/png\r\n\r\n"
            .formatted(BOUNDARY, csrf(), fileName);
    return BodyPublishers.ofByteArrays(
        List.of(bytes(head), photo, bytes("\r\n--" + BOUNDARY + "--\r\n")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
