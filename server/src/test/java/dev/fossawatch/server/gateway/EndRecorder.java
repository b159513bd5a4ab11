package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Recorder;
import java.util.function.Consumer;

/** Hands each exchange on when it ends, while its request is readable. */
record EndRecorder(Consumer<Exchange> ended) implements Recorder {

  @Override
  public void began(Exchange exchange) {}

  @Override
  public void ended(Exchange exchange) {
    ended.accept(exchange);
  }
}
