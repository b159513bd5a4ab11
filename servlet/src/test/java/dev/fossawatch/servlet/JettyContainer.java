package dev.fossawatch.servlet;

import jakarta.websocket.server.ServerEndpointConfig;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12.1 with its Servlet 6.0 environment. */
final class JettyContainer implements Container {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  JettyContainer(ServletApplication application) throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler handler = new ServletContextHandler("/");
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    application.statusPages().forEach(errors::addErrorPage);
    application.exceptionPages().forEach(errors::addErrorPage);
    handler.setErrorHandler(errors);
    JakartaWebSocketServletContainerInitializer.configure(
        handler,
        (context, webSockets) ->
            webSockets.addEndpoint(
                ServerEndpointConfig.Builder.create(SilentEndpoint.class, "/websocket").build()));
    handler.addServletContainerInitializer((classes, context) -> application.mount(context));
    server.setHandler(handler);
    server.start();
  }

  /** Lets paths through that can be read in several ways, such as {@code /a%2Fb}. */
  void allowAmbiguousPaths() {
    connector
        .getConnectionFactory(HttpConnectionFactory.class)
        .getHttpConfiguration()
        .setUriCompliance(UriCompliance.UNSAFE);
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }
}
