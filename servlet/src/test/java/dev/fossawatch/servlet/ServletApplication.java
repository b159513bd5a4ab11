package dev.fossawatch.servlet;

import dev.fossawatch.core.http.ContractApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A web application of servlets with the filter in front, to be mounted in any container. */
final class ServletApplication {
  private final ContractApplication application;
  private final Filter filter;
  private final Set<DispatcherType> dispatches;
  private final Map<String, Servlet> servlets = new LinkedHashMap<>();
  private final Map<Integer, String> statusPages = new LinkedHashMap<>();
  private final Map<Class<? extends Throwable>, String> exceptionPages = new LinkedHashMap<>();

  ServletApplication(
      ContractApplication application, Filter filter, Set<DispatcherType> dispatches) {
    this.application = application;
    this.filter = filter;
    this.dispatches = dispatches;
  }

  /** A servlet written as a function. */
  interface Handler {
    void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  void serve(String mapping, Handler handler) {
    servlets.put(mapping, new HandlerServlet(handler));
  }

  void errorPage(int status, String path) {
    statusPages.put(status, path);
  }

  void errorPage(Class<? extends Throwable> type, String path) {
    exceptionPages.put(type, path);
  }

  Map<Integer, String> statusPages() {
    return statusPages;
  }

  Map<Class<? extends Throwable>, String> exceptionPages() {
    return exceptionPages;
  }

  void mount(ServletContext context) {
    FilterRegistration.Dynamic registration = context.addFilter("fossawatch", filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.copyOf(dispatches), false, "/*");
    servlets.put("/", new HandlerServlet(this::contract));
    servlets.forEach((mapping, servlet) -> mount(context, mapping, servlet));
  }

  private static void mount(ServletContext context, String mapping, Servlet servlet) {
    ServletRegistration.Dynamic registration = context.addServlet("at " + mapping, servlet);
    registration.setAsyncSupported(true);
    registration.addMapping(mapping);
    if (mapping.startsWith("/parts")) {
      registration.setMultipartConfig(
          new MultipartConfigElement("", 1024 * 1024, 2 * 1024 * 1024, 64 * 1024));
    }
  }

  private void contract(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    application.answer(new ServletCall(request, response));
  }

  private record ServletCall(HttpServletRequest request, HttpServletResponse response)
      implements ContractApplication.Call {
    @Override
    public String path() {
      Object included = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
      return included == null ? request.getServletPath() : included.toString();
    }

    @Override
    public byte[] body() throws IOException {
      return request.getInputStream().readAllBytes();
    }

    @Override
    public void status(int status) {
      response.setStatus(status);
    }

    @Override
    public void header(String name, String value) {
      response.setHeader(name, value);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      response.getOutputStream().write(bytes);
    }

    @Override
    public void flush() throws IOException {
      response.flushBuffer();
    }
  }

  private static final class HandlerServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Handler handler;

    HandlerServlet(Handler handler) {
      this.handler = handler;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      try {
        handler.handle(request, response);
      } catch (IOException | ServletException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException(e);
      }
    }
  }
}
