package dev.fossawatch.servlet;

import dev.fossawatch.core.http.ContractApplication;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Servlets that answer later, on another thread. */
final class AsyncServlets {
  private static final byte[] LATE = "late".getBytes(StandardCharsets.UTF_8);

  private final ContractApplication application;

  private AsyncServlets(ContractApplication application) {
    this.application = application;
  }

  static void mount(ServletApplication servlets, ContractApplication application) {
    servlets.serve("/async/*", new AsyncServlets(application)::answer);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute("again") != null) {
      again(request, response);
      return;
    }
    switch (request.getPathInfo()) {
      case "/complete" -> later(request.startAsync(), this::writeLate);
      case "/empty" -> later(request.startAsync(), AsyncContext::complete);
      case "/status" ->
          later(
              request.startAsync(),
              context -> {
                ((HttpServletResponse) context.getResponse()).setStatus(202);
                writeLate(context);
              });
      case "/twice" -> later(request.startAsync(), context -> dispatchAgain(request, context));
      case "/dispatch" -> later(request.startAsync(), context -> context.dispatch("/hello"));
      case "/dispatch-throws" ->
          later(request.startAsync(), context -> context.dispatch("/throws/runtime"));
      case "/wrapped" ->
          later(
              request.startAsync(
                  new HttpServletRequestWrapper(request), new HttpServletResponseWrapper(response)),
              this::writeLate);
      case "/writer" ->
          later(
              request.startAsync(),
              context -> {
                quietly(() -> context.getResponse().getWriter().print("late"));
                context.complete();
              });
      case "/send-error" -> later(request.startAsync(), context -> sendError(context, 503));
      case "/send-404" -> later(request.startAsync(), context -> sendError(context, 404));
      case "/flood" -> later(request.startAsync(), AsyncServlets::flood);
      case "/throws" -> {
        request.startAsync();
        throw new IllegalStateException("after startAsync");
      }
      case "/timeout" -> request.startAsync().setTimeout(50);
      case "/timeout-answered" -> timeout(request.startAsync());
      case "/non-blocking-write" -> writeNonBlocking(request.startAsync());
      default -> throw new IllegalArgumentException(request.getPathInfo());
    }
  }

  /** Runs once the test lets it. */
  private void later(AsyncContext context, Consumer<AsyncContext> then) {
    context.setTimeout(60_000);
    ContractApplication.Gate gate = application.gate();
    Thread thread =
        new Thread(
            () -> {
              gate.pass();
              then.accept(context);
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void dispatchAgain(HttpServletRequest request, AsyncContext context) {
    request.setAttribute("again", true);
    context.dispatch();
  }

  private void again(HttpServletRequest request, HttpServletResponse response) {
    request.removeAttribute("again");
    AsyncContext second = request.startAsync(request, response);
    Thread thread = new Thread(() -> writeLate(second));
    thread.setDaemon(true);
    thread.start();
  }

  private void writeLate(AsyncContext context) {
    quietly(() -> context.getResponse().getOutputStream().write(LATE));
    context.complete();
  }

  private static void sendError(AsyncContext context, int status) {
    quietly(() -> ((HttpServletResponse) context.getResponse()).sendError(status));
    context.complete();
  }

  private static void flood(AsyncContext context) {
    try {
      ServletOutputStream out = context.getResponse().getOutputStream();
      for (int i = 0; i < 1024; i++) {
        out.write(new byte[64 * 1024]);
        out.flush();
      }
    } catch (IOException clientLeft) {
      throw new UncheckedIOException(clientLeft);
    } finally {
      context.complete();
    }
  }

  private static void timeout(AsyncContext context) {
    context.setTimeout(50);
    context.addListener(
        new AsyncListener() {
          @Override
          public void onTimeout(AsyncEvent event) {
            ((HttpServletResponse) event.getAsyncContext().getResponse()).setStatus(503);
            event.getAsyncContext().complete();
          }

          @Override
          public void onComplete(AsyncEvent event) {}

          @Override
          public void onError(AsyncEvent event) {}

          @Override
          public void onStartAsync(AsyncEvent event) {}
        });
  }

  private static void writeNonBlocking(AsyncContext context) {
    quietly(
        () -> {
          ServletOutputStream out = context.getResponse().getOutputStream();
          out.setWriteListener(
              new WriteListener() {
                private int left = 100_000;

                @Override
                public void onWritePossible() throws IOException {
                  while (out.isReady()) {
                    if (left == 0) {
                      context.complete();
                      return;
                    }
                    out.write(new byte[1000]);
                    left -= 1000;
                  }
                }

                @Override
                public void onError(Throwable failure) {
                  context.complete();
                }
              });
        });
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void quietly(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
