package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Json;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes a suspended request with the estimate it waits for. */
final class EtaAnswer implements Consumer<Navigation.Estimate> {
  private static final Logger LOG = LoggerFactory.getLogger(EtaAnswer.class);

  private final AsyncContext context;

  EtaAnswer(AsyncContext context) {
    this.context = context;
  }

  @Override
  public void accept(Navigation.Estimate estimate) {
    try {
      Json.send((HttpServletResponse) context.getResponse(), 200, estimate);
      context.complete();
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("Nobody waits for the estimate of store {} any more", estimate.storeId(), gone);
    }
  }
}
