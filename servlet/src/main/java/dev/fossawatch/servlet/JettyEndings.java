package dev.fossawatch.servlet;

import dev.fossawatch.core.internal.InternalErrors;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes Jetty's completion of a failed request for its end, because Jetty calls {@code
 * requestDestroyed} before it looks for an error page. Jetty's classes are found by name through
 * the container's own class loader: an application deployed in Jetty cannot see them.
 */
final class JettyEndings implements Endings {
  private static final List<String> ENVIRONMENTS = List.of("ee10", "ee11");

  private final MethodHandle coreRequest;
  private final MethodHandle addCompletionListener;
  private final InternalErrors errors;

  private JettyEndings(
      MethodHandle coreRequest, MethodHandle addCompletionListener, InternalErrors errors) {
    this.coreRequest = coreRequest;
    this.addCompletionListener = addCompletionListener;
    this.errors = errors;
  }

  /** The endings of a context that runs in Jetty; null for every other container. */
  static @Nullable Endings of(ServletContext context, InternalErrors errors) {
    ClassLoader loader = context.getClass().getClassLoader();
    if (loader == null || !context.getClass().getName().startsWith("org.eclipse.jetty.")) {
      return null;
    }
    return ENVIRONMENTS.stream()
        .map(environment -> find(loader, environment, errors))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Endings find(
      ClassLoader loader, String environment, InternalErrors errors) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> request = loader.loadClass("org.eclipse.jetty.server.Request");
      Class<?> ofServlet =
          loader.loadClass("org.eclipse.jetty." + environment + ".servlet.ServletContextRequest");
      return new JettyEndings(
          lookup.findStatic(
              ofServlet,
              "getServletContextRequest",
              MethodType.methodType(ofServlet, ServletRequest.class)),
          lookup.findStatic(
              request,
              "addCompletionListener",
              MethodType.methodType(void.class, request, Consumer.class)),
          errors);
    } catch (ReflectiveOperationException otherEnvironment) {
      return null;
    }
  }

  @Override
  public boolean willEnd(Watch watch) {
    try {
      Consumer<@Nullable Throwable> listener = failure -> completed(watch, failure);
      addCompletionListener.invoke(coreRequest.invoke((ServletRequest) watch.request()), listener);
      return true;
    } catch (RuntimeException | Error fault) {
      errors.record("filter.jetty", fault);
      return false;
    } catch (Throwable undeclared) {
      errors.record("filter.jetty", undeclared);
      return false;
    }
  }

  private void completed(Watch watch, @Nullable Throwable failure) {
    try {
      if (failure != null) {
        watch.exchange().connectionFailed(failure);
      }
      watch.end();
    } catch (RuntimeException fault) {
      errors.record("filter.jetty", fault);
    }
  }
}
