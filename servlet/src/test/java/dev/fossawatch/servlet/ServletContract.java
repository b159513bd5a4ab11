package dev.fossawatch.servlet;

import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.http.AdapterContract;
import dev.fossawatch.core.http.ContractApplication;
import dev.fossawatch.core.http.Exchanges;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the filter does beyond the contract of all adapters, in every servlet container. */
abstract class ServletContract extends AdapterContract {
  private @Nullable Container container;

  abstract Container run(ServletApplication application) throws Exception;

  @Override
  protected final int start(Exchanges exchanges, ContractApplication application) throws Exception {
    ApiBridge api =
        new ApiBridge(
            path -> path.startsWith("/own/"),
            request ->
                new ApiResponse(
                    200,
                    Map.of("Content-Type", "text/plain"),
                    (request.path() + " " + request.body().length)
                        .getBytes(StandardCharsets.UTF_8)),
            exchanges);
    ServletApplication servlets =
        new ServletApplication(
            application,
            new MonitoringFilter(exchanges, api, true),
            EnumSet.allOf(DispatcherType.class));
    Container started = run(servlets);
    container = started;
    return started.port();
  }

  @Override
  protected final void stop() throws Exception {
    if (container != null) {
      container.stop();
    }
  }
}
