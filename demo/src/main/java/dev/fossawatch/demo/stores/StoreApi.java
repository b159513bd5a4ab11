package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Form;
import dev.fossawatch.demo.web.Json;
import dev.fossawatch.demo.web.PathSegments;
import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code /api/stores}, {@code /api/stores/{id}}, {@code /api/stores/{id}/dispensers} and {@code
 * /api/stores/{id}/eta} for programs.
 */
final class StoreApi extends Resource {
  private static final long ETA_PATIENCE_MILLIS = 5_000;

  private final Stores stores;
  private final Navigation navigation;

  StoreApi(Stores stores, Navigation navigation) {
    this.stores = stores;
    this.navigation = navigation;
  }

  private record Listing(List<Store> stores) {}

  private record Dispensers(List<Dispenser> dispensers) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PathSegments path = PathSegments.of(request);
    if (path.size() == 0) {
      Json.send(response, 200, new Listing(stores.list(Form.optional(request, "region", 20))));
    } else if (path.size() == 1) {
      Json.send(response, 200, find(path));
    } else if (path.endsWith(2, "dispensers")) {
      Json.send(response, 200, new Dispensers(stores.dispensers(find(path).id())));
    } else if (path.endsWith(2, "eta")) {
      answerLater(request, find(path));
    } else {
      throw Refusal.notFound();
    }
  }

  private Store find(PathSegments path) {
    return stores.find(path.id(0)).orElseThrow(Refusal::notFound);
  }

  private void answerLater(HttpServletRequest request, Store store) {
    AsyncContext context = request.startAsync();
    context.setTimeout(ETA_PATIENCE_MILLIS);
    navigation.estimate(store, new EtaAnswer(context));
  }
}
