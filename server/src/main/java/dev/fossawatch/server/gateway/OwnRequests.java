package dev.fossawatch.server.gateway;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.api.ApiRequest;
import dev.fossawatch.core.api.ApiResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which requests at the port of the traffic are meant for Fossawatch itself, and what answers them.
 *
 * @param owned whether a path is
 * @param answers the interface
 */
record OwnRequests(Predicate<String> owned, Function<ApiRequest, ApiResponse> answers) {
  /** None is: pages and interface are at the admin port alone. */
  static final OwnRequests NONE =
      new OwnRequests(path -> false, request -> new ApiResponse(404, Map.of(), new byte[0]));

  /** Those for pages and interface, where the configuration wants them here too. */
  static OwnRequests of(Fossawatch fossawatch) {
    return fossawatch.config().enabled() && fossawatch.config().server().apiOnTrafficPort()
        ? new OwnRequests(fossawatch.api()::owns, fossawatch.api()::handle)
        : NONE;
  }

  /** Whether a path is one of ours as it was sent and as it is read, so that nobody is misled. */
  boolean include(@Nullable String path) {
    if (path == null || !owned.test(path)) {
      return false;
    }
    String decoded = ApiBridge.decoded(path);
    return decoded != null && owned.test(decoded);
  }
}
