package dev.fossawatch.demo;

import dev.fossawatch.demo.orders.OrderResources;
import dev.fossawatch.demo.web.Resource;
import dev.fossawatch.demo.web.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The server: the application on one port and, where it is watched from inside, what administers it
 * on another; both on the loopback interface alone.
 */
final class AppServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String ADMIN = "admin";
  private static final int MAX_THREADS = 48;
  private static final int MIN_THREADS = 8;
  private static final EnumSet<DispatcherType> ALWAYS = EnumSet.allOf(DispatcherType.class);
  private static final EnumSet<DispatcherType> REQUEST = EnumSet.of(DispatcherType.REQUEST);

  private final Server server;
  private final ServerConnector app;
  private final @Nullable ServerConnector admin;

  private AppServer(Forecourt forecourt, @Nullable Inside inside) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("forecourt-http");
    server = new Server(threads);
    app = connector("app");
    if (inside == null) {
      admin = null;
      server.setHandler(application(forecourt, null));
    } else {
      admin = connector(ADMIN);
      server.setHandler(
          new Handler.Sequence(
              application(forecourt, inside.filter()), administration(inside.administration())));
    }
  }

  /**
   * Starts listening, watched from inside.
   *
   * @param port the application's port, 0 for any free one
   * @throws CannotStart where a port is in use
   */
  static AppServer start(Forecourt forecourt, int port, Inside inside) throws Exception {
    return new AppServer(forecourt, inside).listening(port, inside.port());
  }

  /** Starts listening on any free port, watched by nobody in here. */
  static AppServer start(Forecourt forecourt) throws Exception {
    return new AppServer(forecourt, null).listening(0, 0);
  }

  private AppServer listening(int port, int adminPort) throws Exception {
    try {
      open(app, "--port", port);
      if (admin != null) {
        open(admin, "--admin-port", adminPort);
      }
      server.start();
      return this;
    } catch (Exception fault) {
      close();
      throw fault;
    }
  }

  private ServerConnector connector(String name) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setName(name);
    connector.setHost(HOST);
    server.addConnector(connector);
    return connector;
  }

  private static void open(ServerConnector connector, String option, int port) throws CannotStart {
    connector.setPort(port);
    try {
      connector.open();
    } catch (IOException fault) {
      throw new CannotStart(
          "Port %d is not free (%s). Choose another with %s."
              .formatted(port, fault.getMessage(), option),
          fault);
    }
  }

  private Handler application(Forecourt forecourt, @Nullable Filter watcher) {
    ServletContextHandler context = new ServletContextHandler();
    context.setVirtualHosts(List.of("@" + app.getName()));
    if (watcher != null) {
      context.addFilter(holder(watcher), "/*", ALWAYS);
    }
    context.addFilter(holder(new SecurityHeaders()), "/*", REQUEST);
    FilterHolder login = holder(forecourt.login());
    forecourt
        .resources()
        .forEach(
            (mapping, resource) -> {
              context.addServlet(holder(mapping, resource, forecourt), mapping);
              if (!mapping.isEmpty()) {
                context.addFilter(login, mapping, REQUEST);
              }
            });
    context.setErrorHandler(errorPages());
    return context;
  }

  private static FilterHolder holder(Filter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    return holder;
  }

  private static ServletHolder holder(String mapping, Resource resource, Forecourt forecourt) {
    ServletHolder holder = new ServletHolder(mapping, resource);
    holder.setAsyncSupported(true);
    if (mapping.equals(OrderResources.UPLOADS)) {
      holder
          .getRegistration()
          .setMultipartConfig(OrderResources.uploadLimits(forecourt.uploads().toString()));
    }
    return holder;
  }

  private static ErrorPageErrorHandler errorPages() {
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.addErrorPage(400, 599, "/error");
    pages.addErrorPage(Throwable.class, "/error");
    return pages;
  }

  private Handler administration(Servlet servlet) {
    ServletContextHandler context = new ServletContextHandler();
    context.setVirtualHosts(List.of("@" + ADMIN));
    context.addServlet(new ServletHolder(servlet), "/*");
    return context;
  }

  /** The application's port. */
  int port() {
    return app.getLocalPort();
  }

  /** The administration's port, where it is watched from inside. */
  int adminPort() {
    return Objects.requireNonNull(admin).getLocalPort();
  }

  @Override
  public void close() {
    app.close();
    if (admin != null) {
      admin.close();
    }
    try {
      server.stop();
    } catch (Exception fault) {
      throw new IllegalStateException("The server did not stop", fault);
    }
  }
}
