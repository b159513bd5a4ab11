package dev.fossawatch.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;

/** Tomcat 10.1 or 11, whichever is on the class path. */
final class TomcatContainer implements Container {
  private static final Logger LOG = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();

  TomcatContainer(ServletApplication application) throws Exception {
    LOG.setLevel(Level.OFF);
    Path base = Files.createTempDirectory("fossawatch-tomcat");
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    StandardContext context = (StandardContext) tomcat.addContext("", base.toString());
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    context.addServletContainerInitializer(
        (classes, servletContext) -> application.mount(servletContext), Set.of());
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(TomcatContainer::addWebSocket, Set.of());
    application.statusPages().forEach((status, path) -> addPage(context, status, null, path));
    application.exceptionPages().forEach((type, path) -> addPage(context, 0, type.getName(), path));
    tomcat.start();
  }

  private static void addWebSocket(Set<Class<?>> classes, ServletContext context)
      throws ServletException {
    try {
      ((ServerContainer) context.getAttribute(ServerContainer.class.getName()))
          .addEndpoint(
              ServerEndpointConfig.Builder.create(SilentEndpoint.class, "/websocket").build());
    } catch (DeploymentException e) {
      throw new ServletException(e);
    }
  }

  private static void addPage(Context context, int status, @Nullable String type, String path) {
    ErrorPage page = new ErrorPage();
    page.setErrorCode(status);
    if (type != null) {
      page.setExceptionType(type);
    }
    page.setLocation(path);
    context.addErrorPage(page);
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }
}
