package dev.fossawatch.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Servlets that read request bodies in every way there is. */
final class BodyServlets {
  private BodyServlets() {}

  static void mount(ServletApplication servlets) {
    servlets.serve("/parameters", BodyServlets::parameters);
    servlets.serve("/reader", BodyServlets::reader);
    servlets.serve("/non-blocking-read", BodyServlets::readNonBlocking);
    servlets.serve("/parts", BodyServlets::parts);
    servlets.serve("/parts-stream", BodyServlets::stream);
  }

  private static void parameters(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String text =
        request.getParameterMap().entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + Arrays.stream(entry.getValue())
                            .collect(Collectors.joining("\",\"", "[\"", "\"]\n")))
            .sorted()
            .collect(Collectors.joining());
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print(text);
  }

  private static void reader(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print(request.getReader().lines().collect(Collectors.joining("\n")));
  }

  private static void stream(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getOutputStream().write(request.getInputStream().readAllBytes());
  }

  private static void parts(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    StringBuilder text = new StringBuilder();
    for (Part part : request.getParts()) {
      text.append(part.getName()).append('=').append(part.getInputStream().readAllBytes().length);
      if (part.getSubmittedFileName() != null) {
        text.append(':').append(part.getSubmittedFileName());
      }
      text.append(' ');
    }
    text.append("parameter=").append(request.getParameter("title"));
    text.append(" query=").append(request.getParameter("q"));
    response.getOutputStream().print(text.toString());
  }

  private static void readNonBlocking(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext context = request.startAsync();
    ServletInputStream in = request.getInputStream();
    in.setReadListener(
        new ReadListener() {
          private int total;
          private final byte[] buffer = new byte[1000];

          @Override
          public void onDataAvailable() throws IOException {
            while (in.isReady() && !in.isFinished()) {
              int read = in.read(buffer);
              if (read > 0) {
                total += read;
              }
            }
          }

          @Override
          public void onAllDataRead() throws IOException {
            response.getOutputStream().print(total + " and all was read");
            context.complete();
          }

          @Override
          public void onError(Throwable failure) {
            context.complete();
          }
        });
  }
}
