package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Form;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.PathSegments;
import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /stores} and {@code /stores/{id}} for people. */
final class StorePages extends Resource {
  private final Pages pages;
  private final Stores stores;

  StorePages(Pages pages, Stores stores) {
    this.pages = pages;
    this.stores = stores;
  }

  private record Listing(String region, List<Store> stores) {}

  private record Detail(Store store, List<Dispenser> dispensers) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PathSegments path = PathSegments.of(request);
    switch (path.size()) {
      case 0 -> pages.send(request, response, "stores", listing(request));
      case 1 -> pages.send(request, response, "store", detail(path.id(0)));
      default -> throw Refusal.notFound();
    }
  }

  private Listing listing(HttpServletRequest request) {
    String region = Form.optional(request, "region", 20);
    return new Listing(region, stores.list(region));
  }

  private Detail detail(long id) {
    Store store = stores.find(id).orElseThrow(Refusal::notFound);
    return new Detail(store, stores.dispensers(id));
  }
}
