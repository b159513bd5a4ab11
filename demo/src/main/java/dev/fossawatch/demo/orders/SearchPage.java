package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.stores.Store;
import dev.fossawatch.demo.stores.Stores;
import dev.fossawatch.demo.web.Form;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /search?q=…} over stores and work orders. */
final class SearchPage extends Resource {
  private static final int MAX_QUERY = 200;

  private final Pages pages;
  private final WorkOrders orders;
  private final Stores stores;

  SearchPage(Pages pages, WorkOrders orders, Stores stores) {
    this.pages = pages;
    this.orders = orders;
    this.stores = stores;
  }

  private record Found(String query, boolean nothing, List<Store> stores, List<WorkOrder> orders) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    pages.send(request, response, "search", search(Form.optional(request, "q", MAX_QUERY)));
  }

  private Found search(String query) {
    if (query.isEmpty()) {
      return new Found(query, false, List.of(), List.of());
    }
    List<Store> inStores = stores.search(query);
    List<WorkOrder> inOrders = orders.search(query);
    return new Found(query, inStores.isEmpty() && inOrders.isEmpty(), inStores, inOrders);
  }
}
