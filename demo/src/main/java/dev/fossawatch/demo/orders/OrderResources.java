package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.stores.Stores;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.MultipartConfigElement;
import java.util.Map;

/** What work orders add to the application, ready to be mapped. */
public final class OrderResources {
  /** The mapping that takes photos. */
  public static final String UPLOADS = "/work-orders/*";

  private OrderResources() {}

  /** The resources by their mapping. */
  public static Map<String, Resource> of(
      WorkOrders orders, Stores stores, OrderEvents events, Pages pages) {
    return Map.of(
        UPLOADS,
        new OrderPages(pages, orders, stores),
        "/api/work-orders/*",
        new OrderApi(orders, stores),
        "/search",
        new SearchPage(pages, orders, stores),
        "/events",
        new Events(events));
  }

  /** How large an upload may be; all of it stays in memory until it is stored. */
  public static MultipartConfigElement uploadLimits(String directory) {
    int request = Upload.MAX_BYTES + 64 * 1024;
    return new MultipartConfigElement(directory, Upload.MAX_BYTES, request, request);
  }
}
