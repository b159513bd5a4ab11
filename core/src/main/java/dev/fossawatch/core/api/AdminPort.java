package dev.fossawatch.core.api;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The interface on a port of its own: everything there belongs to Fossawatch, some paths are
 * shorter, and where the port is bound to the loopback address the {@code Host} of a request must
 * be a name of it. Else a page of an attacker whose name was made to resolve to 127.0.0.1 (DNS
 * rebinding) could read from here as if it were a page of ours. Thread-safe.
 */
public final class AdminPort {
  private static final Map<String, String> SHORT =
      Map.of("/", Api.PAGES, "/metrics", Api.BASE + "/prometheus/metrics");
  private static final Pattern LOOPBACK =
      Pattern.compile("(127(\\.\\d{1,3}){3}|\\[::1]|(.+\\.)?localhost)(:\\d{1,5})?");

  private final Api api;
  private final boolean loopback;

  AdminPort(Api api, String bindAddress) {
    this.api = api;
    loopback =
        bindAddress.equals("::1")
            || LOOPBACK.matcher(bindAddress.toLowerCase(Locale.ROOT)).matches();
  }

  /** Answers a request to this port. */
  public ApiResponse handle(ApiRequest request) {
    if (loopback && !isLoopback(request.view().header("Host"))) {
      return Problem.response(
              ProblemType.MISDIRECTED, "This port answers to localhost and 127.0.0.1 alone.")
          .withDefaults(SecurityHeaders.ALL);
    }
    String path = SHORT.getOrDefault(request.path(), request.path());
    return api.handle(new ApiRequest(request.view(), path, request.client(), request.body()));
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
