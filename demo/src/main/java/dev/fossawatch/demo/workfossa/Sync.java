package dev.fossawatch.demo.workfossa;

import dev.fossawatch.demo.orders.NewOrder;
import dev.fossawatch.demo.orders.Priority;
import dev.fossawatch.demo.orders.WorkOrders;
import dev.fossawatch.demo.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The job that takes new work orders over from the outside service. */
public final class Sync {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MAX_BYTES = 256 * 1024;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI source;
  private final WorkOrders orders;

  public Sync(URI service, WorkOrders orders) {
    this.source = service.resolve("/v1/work-orders");
    this.orders = orders;
  }

  /**
   * Takes over what is new and tells how much that was.
   *
   * @throws IOException where the service does not answer in time
   */
  public int run() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(source).timeout(PATIENCE).build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new WorkFossaUnavailable("WorkFossa answered " + response.statusCode());
      }
      return take(Json.read(body.readNBytes(MAX_BYTES), WorkFossa.Batch.class));
    }
  }

  private int take(WorkFossa.Batch batch) {
    int fetched = 0;
    for (WorkFossa.Ticket ticket : batch.workOrders()) {
      NewOrder order = new NewOrder(ticket.storeId(), ticket.title(), "", Priority.NORMAL);
      fetched += orders.fetched(ticket.id(), order) ? 1 : 0;
    }
    return fetched;
  }
}
