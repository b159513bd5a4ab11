package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Chance;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.Resource;
import java.util.Map;
import java.util.concurrent.Executor;

/** What stores and dispensers add to the application, ready to be mapped. */
public final class StoreResources {
  private StoreResources() {}

  /**
   * The resources by their mapping; estimates come from {@code answerers}, and {@code unreachable}
   * decides when a controller is silent.
   */
  public static Map<String, Resource> of(
      Stores stores, Pages pages, Executor answerers, Chance unreachable) {
    Controllers controllers = new Controllers(unreachable);
    return Map.of(
        "/stores/*", new StorePages(pages, stores),
        "/dispensers/*", new DispenserPage(pages, stores, controllers),
        "/api/stores/*", new StoreApi(stores, new Navigation(answerers)),
        "/api/dispensers/*", new DispenserApi(stores, controllers));
  }
}
