package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.ResponseView;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the container's dispatches: finds the one moment at which its
 * exchange ends. Reads the status from the container's own response, because only that one knows
 * redirects, errors and what an error page made of them.
 */
final class Watch implements AsyncListener, ResponseView {
  private final Exchange exchange;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private volatile boolean asynchronous;
  private volatile @Nullable MonitoredResponse out;
  private @Nullable Throwable escaped;
  private boolean awaitsEnd;
  private boolean containerReads;
  private boolean dispatchedAgain;

  Watch(Exchange exchange, HttpServletRequest request, HttpServletResponse response) {
    this.exchange = exchange;
    this.request = request;
    this.response = response;
  }

  Exchange exchange() {
    return exchange;
  }

  HttpServletRequest request() {
    return request;
  }

  /** The application's exception passes on to the container. */
  void escaped(Throwable failure) {
    escaped = failure;
    exchange.failed(failure);
  }

  /** The container dispatches the request once more. */
  void dispatchedAgain() {
    dispatchedAgain = true;
  }

  /**
   * A dispatch is over; the exchange ends now, unless a later callback will tell. No container
   * promises one for an exception out of the very dispatch that went asynchronous: Tomcat 10.1
   * drops such a request without a word.
   */
  void leave(MonitoredResponse response, Endings endings) {
    if (asynchronous && escaped != null && !dispatchedAgain) {
      end();
    } else if (asynchronous || awaitsEnd || listenIfStarted()) {
      response.announce();
    } else if (escaped != null || response.isErrorSent()) {
      response.announce();
      awaitsEnd = endings.willEnd(this);
      if (!awaitsEnd) {
        end();
      }
    } else {
      response.complete();
      end();
    }
  }

  /** Whether the dispatches are over and only an error page may have come after them. */
  boolean awaitsEnd() {
    return awaitsEnd && !exchange.isOver();
  }

  /** The container reads the body by itself, for parameters, parts or a reader. */
  void containerReads() {
    containerReads = true;
  }

  /** Ends the exchange, with all that is known of its bytes. */
  void end() {
    try {
      count();
    } catch (RuntimeException fault) {
      exchange.faulted("filter.end", fault);
    }
    exchange.end(this);
  }

  private void count() {
    if (containerReads && exchange.bytesIn() == 0) {
      exchange.received(Math.max(0, request.getContentLengthLong()));
    }
    if (sendsNoBody()) {
      exchange.unsent();
    } else if (exchange.bytesOut() == 0) {
      exchange.sent(SendFile.bytes(request));
    }
  }

  private boolean sendsNoBody() {
    int status = response.getStatus();
    return status == 304 || status == 204 || "HEAD".equals(request.getMethod());
  }

  boolean isAsynchronous() {
    return asynchronous;
  }

  /** The request has gone asynchronous through our own wrapper. */
  void listenTo(AsyncContext context, MonitoredResponse response) {
    out = response;
    if (!asynchronous) {
      context.addListener(this);
      asynchronous = true;
    }
  }

  private boolean listenIfStarted() {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
        asynchronous = true;
      }
    } catch (IllegalStateException completedMeanwhile) {
      return false;
    }
    return asynchronous;
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }

  @Override
  public void onError(AsyncEvent event) {
    if (event.getThrowable() != null) {
      exchange.failed(event.getThrowable());
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // The container or the application answers it; the status is read when that is done.
  }

  @Override
  public void onComplete(AsyncEvent event) {
    MonitoredResponse last = out;
    if (last != null) {
      last.complete();
    }
    end();
  }

  @Override
  public int status() {
    int status = response.getStatus();
    Throwable failure = escaped;
    return failure == null || status >= 400 || response.isCommitted() ? status : statusOf(failure);
  }

  private static int statusOf(Throwable failure) {
    if (failure instanceof UnavailableException unavailable) {
      return unavailable.isPermanent() ? 404 : 503;
    }
    return 500;
  }

  @Override
  public @Nullable String header(String name) {
    if ("Content-Type".equals(name)) {
      return response.getContentType();
    }
    String value = response.getHeader(name);
    return value == null && response.containsHeader(name) ? "" : value;
  }

  @Override
  public void setHeader(String name, String value) {
    response.setHeader(name, value);
  }
}
