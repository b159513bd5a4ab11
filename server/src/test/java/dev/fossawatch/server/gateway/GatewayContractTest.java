package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.AdapterContract;
import dev.fossawatch.core.http.ContractApplication;
import dev.fossawatch.core.http.Exchanges;
import org.jspecify.annotations.Nullable;

class GatewayContractTest extends AdapterContract {
  private @Nullable ContractUpstream upstream;
  private @Nullable Gateway gateway;

  @Override
  protected int start(Exchanges exchanges, ContractApplication application) throws Exception {
    ContractUpstream started = new ContractUpstream(application);
    upstream = started;
    Gateway listening =
        TestGateways.start(exchanges, TestGateways.config("gateway.upstreams", started.url()));
    gateway = listening;
    return listening.port();
  }

  @Override
  protected void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (upstream != null) {
      upstream.close();
    }
  }
}
