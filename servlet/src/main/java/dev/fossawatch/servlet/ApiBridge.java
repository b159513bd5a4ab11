package dev.fossawatch.servlet;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.api.Api;
import dev.fossawatch.core.api.ApiRequest;
import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Refusal;
import dev.fossawatch.core.http.RequestView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Hands requests that are meant for Fossawatch to its interface and writes the answers back. */
final class ApiBridge {
  private final Predicate<String> owned;
  private final Function<ApiRequest, ApiResponse> answers;
  private final Exchanges exchanges;

  /** Bridges to anything that owns paths and answers requests for them. */
  ApiBridge(
      Predicate<String> owned, Function<ApiRequest, ApiResponse> answers, Exchanges exchanges) {
    this.owned = owned;
    this.answers = answers;
    this.exchanges = exchanges;
  }

  static ApiBridge to(Fossawatch fossawatch) {
    boolean enabled = fossawatch.config().enabled();
    return new ApiBridge(
        path -> enabled && fossawatch.api().owns(path),
        fossawatch.api()::handle,
        fossawatch.exchanges());
  }

  static ApiBridge ofAdminPort(Fossawatch fossawatch) {
    String host = fossawatch.config().server().adminHost();
    return new ApiBridge(
        path -> true,
        fossawatch.config().enabled()
            ? fossawatch.api().adminPort(host)::handle
            : request -> new ApiResponse(404, Map.of(), new byte[0]),
        fossawatch.exchanges());
  }

  /** Whether a request is for Fossawatch; never where its path can be read in several ways. */
  boolean owns(HttpServletRequest request) {
    try {
      return owned.test(path(request));
    } catch (IllegalArgumentException ambiguous) { // by Jetty, if told to let such a path through
      return false;
    }
  }

  boolean owns(String path) {
    return owned.test(path);
  }

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] body = request.getInputStream().readNBytes(Api.MAX_BODY_BYTES + 1);
    if (body.length > Api.MAX_BODY_BYTES) {
      Answers.write(Refusal.tooLarge(), response);
      return;
    }
    RequestView view = new ServletRequestView(request);
    ApiResponse answer =
        answers.apply(new ApiRequest(view, path(request), exchanges.clientOf(view), body));
    Answers.write(answer.status(), answer.headers(), answer.body(), response);
  }

  /** The path within the application as the container routes it: decoded, without parameters. */
  private static String path(HttpServletRequest request) {
    String path = request.getServletPath();
    String rest = request.getPathInfo();
    if (rest == null) {
      return path;
    }
    return path.isEmpty() ? rest : path + rest;
  }
}
