package dev.fossawatch.core.metrics.scrape;

import dev.fossawatch.core.config.ScrapeConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;

/**
 * Gets a target's page, in bounded time and size. A redirect is an answer like any other: it is not
 * followed, so that the token goes nowhere else. Thread-safe.
 */
final class Fetch {
  /** How far the ratio of sizes may be exceeded: nearly empty bodies compress by any ratio. */
  private static final int INFLATED_ANYWAY = 64 * 1024;

  private final HttpClient client;
  private final HttpRequest request;
  private final Duration timeout;

  /**
   * @throws IllegalArgumentException where the URL is none of HTTP or the token cannot be sent
   */
  Fetch(HttpClient client, ScrapeConfig target) {
    this.client = client;
    this.timeout = target.timeout();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(target.url()))
            .header("User-Agent", "Fossawatch")
            .header("Accept", Format.ACCEPT)
            .header("Accept-Encoding", "gzip");
    if (target.token() != null) {
      authorize(builder, target.token());
    }
    request = builder.build();
  }

  /** Without a cause: the JDK's message holds the token. */
  private static void authorize(HttpRequest.Builder request, String token) {
    try {
      request.header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException("the token cannot be sent in a header");
    }
  }

  /** The client for all targets: it speaks HTTP/1.1, directly. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .build();
  }

  /** Asks the target. The deadline is for the whole answer, not only for its begin. */
  Page page() throws ScrapeFailedException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new BoundedBody(ScrapeLimits.BODY_BYTES));
    try {
      return page(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      throw new ScrapeFailedException("did not answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException failure) {
      throw failed(failure);
    } finally {
      answer.cancel(true);
    }
  }

  private static Page page(HttpResponse<byte[]> answer) throws ScrapeFailedException {
    int status = answer.statusCode();
    if (status != 200) {
      String note = status / 100 == 3 ? ", and redirects are not followed" : "";
      throw new ScrapeFailedException("answered " + status + note);
    }
    Format format =
        Format.of(answer.headers().firstValue("Content-Type").orElse(null))
            .orElseThrow(
                () -> new ScrapeFailedException("answered with neither text nor OpenMetrics"));
    String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
    return switch (encoding) {
      case "identity" -> new Page(format, answer.body());
      case "gzip" -> new Page(format, inflated(answer.body()));
      default -> throw new ScrapeFailedException("answered in an encoding that was not asked for");
    };
  }

  private static byte[] inflated(byte[] compressed) throws ScrapeFailedException {
    long byRatio = INFLATED_ANYWAY + (long) compressed.length * ScrapeLimits.INFLATION;
    int most = (int) Math.min(ScrapeLimits.BODY_BYTES, byRatio);
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] text = plain.readNBytes(most);
      if (plain.read() >= 0) {
        throw new ScrapeFailedException("its answer is longer than " + most + " bytes");
      }
      return text;
    } catch (IOException broken) {
      throw new ScrapeFailedException("its answer is broken gzip");
    }
  }

  private static ScrapeFailedException failed(ExecutionException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ScrapeFailedException known) {
        return known;
      } else if (cause instanceof SSLException) {
        return new ScrapeFailedException("no TLS connection that this JVM trusts");
      } else if (cause instanceof UnresolvedAddressException) {
        return new ScrapeFailedException("there is no address for its name");
      } else if (cause instanceof ConnectException) {
        return new ScrapeFailedException("no connection");
      }
    }
    return new ScrapeFailedException("broke its answer off");
  }
}
