package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.login.Session;
import dev.fossawatch.demo.stores.Stores;
import dev.fossawatch.demo.web.Form;
import dev.fossawatch.demo.web.Json;
import dev.fossawatch.demo.web.PathSegments;
import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /api/work-orders} and {@code /api/work-orders/{id}} for programs. */
final class OrderApi extends Resource {
  private final WorkOrders orders;
  private final Stores stores;

  OrderApi(WorkOrders orders, Stores stores) {
    this.orders = orders;
    this.stores = stores;
  }

  private record Listing(List<WorkOrder> workOrders) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PathSegments path = PathSegments.of(request);
    switch (path.size()) {
      case 0 -> Json.send(response, 200, listing(request));
      case 1 -> Json.send(response, 200, find(path.id(0)));
      default -> throw Refusal.notFound();
    }
  }

  @Override
  protected void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (PathSegments.of(request).size() != 0) {
      throw Refusal.methodNotAllowed("GET, HEAD");
    }
    NewOrder order = Json.read(request, NewOrder.class);
    stores.mustHave(order.storeId());
    long id = orders.create(order, Session.of(request).user().name());
    response.setHeader("Location", "/api/work-orders/" + id);
    Json.send(response, 201, find(id));
  }

  private Listing listing(HttpServletRequest request) {
    String status = Form.optional(request, "status", 20);
    return new Listing(
        orders.list(
            status.isEmpty() ? Status.OPEN : Form.choice(status, Status.class),
            Form.number(request, "page", 0, 1_000)));
  }

  private WorkOrder find(long id) {
    return orders.find(id).orElseThrow(Refusal::notFound);
  }
}
