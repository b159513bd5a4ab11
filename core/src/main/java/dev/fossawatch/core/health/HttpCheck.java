package dev.fossawatch.core.health;

import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Whether an HTTP API answers a GET as expected, and how long its certificate lasts. Redirects are
 * answers like any other: they are not followed, so that headers with secrets go nowhere else.
 * Thread-safe.
 */
public final class HttpCheck implements HealthCheck {
  /** How much of a body is read at most, in bytes. */
  static final int MAX_BODY = 64 * 1024;

  private static final Duration DAY = Duration.ofDays(1);

  private final HttpClient client;
  private final HttpRequest request;
  private final HttpExpectation expectation;
  private final StatusCodes statuses;
  private final Duration timeout;
  private final TimeSource time;

  /**
   * @param target an absolute {@code http} or {@code https} URL without user and password
   * @param headers sent with the request; may be secrets, are never shown
   * @param timeout how long connecting may take, and the answer with what is read of its body
   * @throws IllegalArgumentException where the target is no such URL or a header cannot be sent
   */
  public HttpCheck(
      URI target,
      Map<String, String> headers,
      HttpExpectation expectation,
      Duration timeout,
      TimeSource time) {
    this(HttpClient.newBuilder(), target, headers, expectation, timeout, time);
  }

  /** As the public one; a builder can bring trust of its own. */
  HttpCheck(
      HttpClient.Builder client,
      URI target,
      Map<String, String> headers,
      HttpExpectation expectation,
      Duration timeout,
      TimeSource time) {
    this.client =
        client
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    this.request = request(target, headers, timeout);
    this.expectation = expectation;
    this.statuses = StatusCodes.parse(expectation.statuses());
    this.timeout = timeout;
    this.time = time;
  }

  private static HttpRequest request(URI target, Map<String, String> headers, Duration timeout) {
    boolean http = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
    if (!http || target.getHost() == null || target.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the target must be an absolute http or https URL without user and password; what proves"
              + " who asks belongs in a header");
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(timeout);
    request.header("User-Agent", "Fossawatch health check");
    headers.forEach((name, value) -> addHeader(request, name, value));
    return request.build();
  }

  /** Without a cause: the JDK's message holds the value, which may be a secret. */
  private static void addHeader(HttpRequest.Builder request, String name, String value) {
    try {
      request.setHeader(name, value);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException("header '" + name + "' cannot be sent");
    }
  }

  @Override
  public HealthResult check() throws InterruptedException {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("target", target());
    try {
      return judge(details).with(details);
    } catch (IOException | RuntimeException failure) {
      return failed(failure).with(details);
    }
  }

  /** Without path and query, where secrets may be. */
  private String target() {
    return request.uri().getScheme() + "://" + request.uri().getRawAuthority();
  }

  private HealthResult judge(Map<String, String> details) throws IOException, InterruptedException {
    long start = time.nanos();
    HttpResponse<BodyStart> response = client.send(request, head -> new BodyStart(MAX_BODY));
    Duration waited = Duration.ofNanos(time.nanos() - start);
    details.put("status", String.valueOf(response.statusCode()));
    details.put("headers_ms", String.valueOf(waited.toMillis()));
    HealthResult objection = objection(response, timeout.minus(waited));
    if (objection != null) {
      return objection;
    }
    return response
        .sslSession()
        .map(session -> certificate(session, details))
        .orElseGet(() -> HealthResult.healthy("answered " + response.statusCode()));
  }

  /** What speaks against the answer; null where nothing does. */
  private @Nullable HealthResult objection(HttpResponse<BodyStart> response, Duration left)
      throws IOException, InterruptedException {
    try (BodyStart body = response.body()) {
      if (!statuses.contains(response.statusCode())) {
        return HealthResult.unhealthy(
            "answered " + response.statusCode() + ", expected " + statuses,
            "See the log of the service that answered.");
      }
      return bodyMatches(body, left)
          ? null
          : HealthResult.unhealthy(
              "the body does not hold the expected text",
              "See what the service answers; only the first 64 KiB are looked at.");
    }
  }

  private boolean bodyMatches(BodyStart body, Duration left)
      throws IOException, InterruptedException {
    String wanted = expectation.bodyContains();
    return wanted == null || new String(body.await(left), StandardCharsets.UTF_8).contains(wanted);
  }

  private HealthResult certificate(SSLSession session, Map<String, String> details) {
    long days = daysLeft(session);
    details.put("tls", session.getProtocol());
    details.put("certificate_days_left", String.valueOf(days));
    String message = "answered; the certificate lasts " + days + " days";
    if (days < 0) {
      return expired();
    }
    return days < expectation.certificateDays()
        ? HealthResult.degraded(message, "Renew the certificate.")
        : HealthResult.healthy(message);
  }

  /** Whole days until the first certificate of the chain expires; negative once it has. */
  private long daysLeft(SSLSession session) {
    long first = Long.MAX_VALUE;
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        if (certificate instanceof X509Certificate x509) {
          first = Math.min(first, x509.getNotAfter().toInstant().toEpochMilli());
        }
      }
    } catch (SSLPeerUnverifiedException impossible) {
      throw new IllegalStateException("the handshake verified the peer", impossible);
    }
    return Math.floorDiv(first - time.millis(), DAY.toMillis());
  }

  private static HealthResult expired() {
    return HealthResult.unhealthy("the certificate has expired", "Renew the certificate.");
  }

  private HealthResult failed(Exception failure) {
    if (isCausedBy(failure, CertificateExpiredException.class)) {
      return expired();
    }
    if (isCausedBy(failure, SSLException.class)) {
      return HealthResult.unhealthy(
          "no TLS connection: " + SafeText.of(failure),
          "See that the certificate is for this name and from an authority this JVM trusts.");
    }
    if (isCausedBy(failure, UnresolvedAddressException.class)) {
      return HealthResult.unhealthy(
          "no address for " + request.uri().getHost(), "See that the name is right and DNS works.");
    }
    if (failure instanceof HttpTimeoutException) {
      return HealthResult.unhealthy(
          "no answer in time", "See whether the service is overloaded or the network drops.");
    }
    return failure instanceof ConnectException
        ? HealthResult.unhealthy(
            "no connection to " + target(), "See that the service runs and the port is right.")
        : HealthResult.unhealthy(
            "broken answer: " + SafeText.of(failure), "See the log of the service that answered.");
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> wanted) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      if (wanted.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
