package dev.fossawatch.server;

import dev.fossawatch.core.access.Credentials;
import dev.fossawatch.core.access.NewToken;
import dev.fossawatch.core.config.FossawatchConfig;
import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** What whoever started the gateway should know. */
record Greeting(RunningGateway gateway) {

  /**
   * Tells it.
   *
   * @param err where remarks go
   * @param terminal the only place where a token may be shown; null where there is none
   */
  void tell(PrintWriter err, @Nullable Console terminal) {
    FossawatchConfig config = gateway.fossawatch().config();
    err.println(
        "Traffic      %s, passed on to %s"
            .formatted(gateway.traffic(), String.join(", ", config.gateway().upstreams())));
    err.println(
        config.enabled()
            ? "Fossawatch   " + gateway.administration()
            : "Fossawatch   switched off: nothing is watched");
    gateway.fossawatch().access().initialToken().ifPresent(token -> tell(token, err, terminal));
    err.flush();
  }

  private void tell(NewToken token, PrintWriter err, @Nullable Console terminal) {
    FossawatchConfig config = gateway.fossawatch().config();
    if (!config.enabled()) {
      return;
    }
    err.println(
        "Its first admin token is in "
            + config.data().directory().resolve(Credentials.INITIAL_TOKEN_FILE));
    if (terminal != null) {
      err.flush();
      terminal.printf("It is %s%n", token.token());
    }
  }
}
