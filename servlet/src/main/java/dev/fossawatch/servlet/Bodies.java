package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Exchange;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;

/** Shows the beginning of a body to the guard, where it asks for that. */
final class Bodies {
  private Bodies() {}

  /** The request as the application will read it, judged as far as it was held back. */
  static MonitoredRequest admit(HttpServletRequest request, MonitoredResponse out, Watch watch)
      throws IOException {
    if (!mayHaveBody(request) || !watch.exchange().readsBody()) {
      return new MonitoredRequest(request, out, watch);
    }
    if (!isForm(request)) {
      return held(request, out, watch);
    }
    PartsBody parts;
    try {
      parts = PartsBody.of(request);
    } catch (IOException | ServletException | RuntimeException refused) {
      // The application meets the container's refusal again when it asks for parts itself.
      watch.exchange().connectionFailed(refused);
      return new MonitoredRequest(request, out, watch);
    }
    return parts == null ? held(request, out, watch) : parsed(request, out, watch, parts);
  }

  private static MonitoredRequest held(
      HttpServletRequest request, MonitoredResponse out, Watch watch) throws IOException {
    Exchange exchange = watch.exchange();
    ServletInputStream in = request.getInputStream();
    HeldBody held;
    try {
      held = HeldBody.read(in, request.getContentLengthLong(), exchange);
    } catch (IOException failure) {
      exchange.connectionFailed(failure);
      throw failure;
    }
    exchange.received(held.length());
    exchange.body(held.bytes(), 0, held.length(), held.whole());
    return new ReplayedRequest(request, out, watch, held, in);
  }

  private static MonitoredRequest parsed(
      HttpServletRequest request, MonitoredResponse out, Watch watch, PartsBody parts)
      throws IOException {
    Exchange exchange = watch.exchange();
    byte[] judged = parts.judged(exchange.holdBytes());
    exchange.received(Math.max(judged.length, request.getContentLengthLong()));
    exchange.body(judged, 0, judged.length, true);
    return new PartsRequest(request, out, watch, parts);
  }

  private static boolean mayHaveBody(HttpServletRequest request) {
    long declared = request.getContentLengthLong();
    return declared > 0
        || (declared < 0
            && (request.getHeader("Transfer-Encoding") != null || isOfFrames(request)));
  }

  /** From HTTP/2 on, a body needs no header that announces it. */
  private static boolean isOfFrames(HttpServletRequest request) {
    return !request.getProtocol().startsWith("HTTP/1")
        && !"GET".equals(request.getMethod())
        && !"HEAD".equals(request.getMethod());
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }
}
