package dev.fossawatch.servlet;

import dev.fossawatch.core.internal.InternalErrors;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;

/**
 * Takes {@code requestDestroyed} for the end of failed requests. Tomcat calls it after the error
 * page.
 */
final class RequestEndings implements Endings, ServletRequestListener {
  private final String attribute;
  private final InternalErrors errors;

  private RequestEndings(String attribute, InternalErrors errors) {
    this.attribute = attribute;
    this.errors = errors;
  }

  /** Listens in a context; where that is refused, the filter's end is the only one. */
  static Endings of(ServletContext context, String attribute, InternalErrors errors) {
    RequestEndings endings = new RequestEndings(attribute, errors);
    try {
      context.addListener(endings);
      return endings;
    } catch (IllegalStateException | UnsupportedOperationException refused) {
      return watch -> false;
    }
  }

  @Override
  public boolean willEnd(Watch watch) {
    return true;
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
