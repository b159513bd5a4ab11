package dev.fossawatch.servlet;

import dev.fossawatch.core.internal.InternalErrors;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;

/**
 * Ends the exchanges of failed requests, whose final status may be set by an error page that runs
 * after the filter has been left.
 */
final class RequestEnds implements ServletRequestListener {
  private final String attribute;
  private final InternalErrors errors;
  private volatile boolean told;

  RequestEnds(String attribute, InternalErrors errors) {
    this.attribute = attribute;
    this.errors = errors;
  }

  void listenIn(ServletContext context) {
    try {
      context.addListener(this);
      told = true;
    } catch (IllegalStateException | UnsupportedOperationException tooLate) {
      told = false;
    }
  }

  /** Whether the container tells the end of requests; where not, the filter's end must do. */
  boolean areTold() {
    return told;
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    try {
      if (event.getServletRequest().getAttribute(attribute) instanceof Watch watch
          && watch.awaitsEnd()) {
        watch.end();
      }
    } catch (RuntimeException fault) {
      errors.record("filter.requestDestroyed", fault);
    }
  }
}
