package dev.fossawatch.demo.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What people and programs see when something went wrong: no stack traces, no details of ours. */
public final class ErrorPage extends Resource {
  private final Pages pages;

  public ErrorPage(Pages pages) {
    this.pages = pages;
  }

  private record Problem(int status, String title, String detail) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Problem problem = problem(request);
    response.setStatus(problem.status());
    if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
        .startsWith("/api/")) {
      Json.send(response, problem.status(), problem);
    } else {
      pages.send(request, response, "error", problem);
    }
  }

  @Override
  protected void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    get(request, response);
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Outage outage) {
      return new Problem(outage.status(), "A device does not answer", outage.advice());
    }
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      return problem(status, request);
    }
    throw Refusal.notFound();
  }

  private static Problem problem(int status, HttpServletRequest request) {
    if (status >= 500) {
      return new Problem(status, "That did not work", "It is our fault, and we know of it.");
    }
    return status == 404
        ? new Problem(status, "There is no such page", "Perhaps it was forgotten, or mistyped.")
        : new Problem(status, "That is not possible", message(request));
  }

  private static String message(HttpServletRequest request) {
    @Nullable Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
    return message == null ? "" : message.toString();
  }
}
