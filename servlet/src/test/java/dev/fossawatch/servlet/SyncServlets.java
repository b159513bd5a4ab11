package dev.fossawatch.servlet;

import dev.fossawatch.core.http.ContractApplication;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Servlets that answer on the thread that asked. */
final class SyncServlets {
  private SyncServlets() {}

  static void mount(ServletApplication servlets, ContractApplication application) {
    servlets.serve("/send-error/*", SyncServlets::sendError);
    servlets.serve("/throws/*", (request, response) -> fail(request.getPathInfo(), response));
    servlets.serve("/page", SyncServlets::page);
    servlets.errorPage(404, "/page");
    servlets.errorPage(UnsupportedOperationException.class, "/page");
    servlets.serve("/redirect", (request, response) -> response.sendRedirect("/hello"));
    servlets.serve("/reset", SyncServlets::reset);
    servlets.serve("/writer/*", SyncServlets::write);
    servlets.serve("/text/*", SyncServlets::text);
    servlets.serve("/empty/*", (request, response) -> empty(request, response, application.gate()));
    servlets.serve("/beside", (request, response) -> beside(response, application.gate()));
    servlets.serve("/forward", SyncServlets::forward);
    servlets.serve("/include", SyncServlets::include);
    servlets.serve("/flush/*", SyncServlets::flush);
    servlets.serve("/close", (request, response) -> response.getOutputStream().close());
    servlets.serve("/spring/*", SyncServlets::spring);
    servlets.serve("/upgrade", SyncServlets::upgrade);
    servlets.serve("/redirect-308", SyncServlets::redirect308);
    servlets.serve("/sendfile", SyncServlets::sendFile);
  }

  private static void sendError(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getOutputStream().write(new byte[100]);
    response.sendError(Integer.parseInt(request.getPathInfo().substring(1)));
  }

  private static void fail(String how, HttpServletResponse response)
      throws IOException, ServletException {
    switch (how) {
      case "/runtime" -> throw new IllegalStateException("the application failed");
      case "/error" -> throw new AssertionError("an error");
      case "/mapped" -> throw new UnsupportedOperationException("mapped");
      case "/reset" ->
          throw new ServletException(
              new SQLException("query", new SocketException("Connection reset")));
      case "/named" -> throw new AsyncRequestNotUsableException();
      case "/wrapped" -> throw new ServletException(new AsyncRequestNotUsableException());
      default -> {
        response.getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        throw new IllegalStateException("too late");
      }
    }
  }

  /** Named as Spring's own. */
  private static final class AsyncRequestNotUsableException extends IOException {
    private static final long serialVersionUID = 1;
  }

  private static void page(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object type = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE);
    if (type instanceof Class<?> exception) {
      response.setStatus(409);
      response.getOutputStream().print("page for " + exception.getSimpleName());
    } else {
      response.setStatus(410);
      response
          .getOutputStream()
          .print("page for " + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    }
  }

  private static void reset(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(500);
    response.getOutputStream().print("first and longer");
    response.reset();
    response.setStatus(202);
    response.getWriter().print("second");
  }

  private static void write(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.setCharacterEncoding(request.getPathInfo().substring(1));
    response.getWriter().println("caf\u00e9");
    response.getWriter().print('\u00fc');
    response.getWriter().append("x").printf("%d", 17);
    response.getWriter().write(new char[] {'a', '\u00e4'}, 1, 1);
    if (request.getPathInfo().startsWith("/UTF")) {
      response.getWriter().print("\u20ac and \ud83d\ude00");
    }
  }

  private static void forward(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher(request.getParameter("to")).forward(request, response);
  }

  private static void include(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.getOutputStream().print("before ");
    request.getRequestDispatcher(request.getParameter("from")).include(request, response);
    response.getOutputStream().print(" after");
  }

  private static void flush(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getPathInfo()) {
      case "/writer" -> {
        response.getWriter().print("x");
        response.getWriter().flush();
      }
      case "/stream" -> {
        response.getOutputStream().print("x");
        response.getOutputStream().flush();
      }
      default -> response.flushBuffer();
    }
  }

  /** Text as the container writes it: by its own response, or by the one the filter gives. */
  private static void text(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ServletResponse out =
        request.getPathInfo().startsWith("/own-") ? containersOwn(response) : response;
    out.setContentType("text/plain;charset=UTF-8");
    out.setLocale(Locale.GERMANY);
    if (request.getPathInfo().endsWith("stream")) {
      out.getOutputStream().print("gr\u00fcn");
      out.getOutputStream().println(' ');
    } else {
      out.getWriter().printf("%,.2f %s", 1234.5, "gr\u00fcn").format((Locale) null, "%,d", 1000);
    }
  }

  private static ServletResponse containersOwn(ServletResponse response) {
    ServletResponse own = response;
    while (own instanceof ServletResponseWrapper wrapper) {
      own = wrapper.getResponse();
    }
    return own;
  }

  private static void empty(
      HttpServletRequest request, HttpServletResponse response, ContractApplication.Gate gate) {
    gate.pass();
    response.setStatus(Integer.parseInt(request.getPathInfo().substring(1)));
  }

  /** Writes the first half to the response it was given and the second to the container's own. */
  private static void beside(HttpServletResponse response, ContractApplication.Gate gate)
      throws IOException {
    gate.pass();
    response.getOutputStream().print("half");
    containersOwn(response).getOutputStream().print("and half");
  }

  private static void spring(HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(
        "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern", "/orders/{id}");
  }

  /**
   * The method that Servlet 6.1 added, called through a wrapper as an inner filter would put it.
   */
  private static void redirect308(HttpServletRequest request, HttpServletResponse response)
      throws ReflectiveOperationException {
    HttpServletResponse.class
        .getMethod("sendRedirect", String.class, int.class, boolean.class)
        .invoke(new HttpServletResponseWrapper(response), "/hello", 308, true);
  }

  /** Tomcat sends the file by itself, when the response is over. */
  private static void sendFile(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Path file = Files.createTempFile("fossawatch", ".bin");
    file.toFile().deleteOnExit();
    Files.write(file, new byte[100_000]);
    response.setContentLength(90_000);
    request.setAttribute("org.apache.tomcat.sendfile.filename", file.toString());
    request.setAttribute("org.apache.tomcat.sendfile.start", 10_000L);
    request.setAttribute("org.apache.tomcat.sendfile.end", 100_000L);
  }

  private static void upgrade(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(101);
    response.setHeader("Upgrade", "echo");
    response.setHeader("Connection", "Upgrade");
    request.upgrade(EchoHandler.class);
  }

  /** Speaks no protocol: closes what it is given. */
  public static final class EchoHandler implements HttpUpgradeHandler {
    @Override
    public void init(WebConnection connection) {
      try {
        connection.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void destroy() {}
  }
}
