package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Json;
import dev.fossawatch.demo.web.PathSegments;
import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /api/dispensers/{id}/status}: what a controller tells, for programs. */
final class DispenserApi extends Resource {
  private final Stores stores;
  private final Controllers controllers;

  DispenserApi(Stores stores, Controllers controllers) {
    this.stores = stores;
    this.controllers = controllers;
  }

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PathSegments path = PathSegments.of(request);
    if (!path.endsWith(2, "status")) {
      throw Refusal.notFound();
    }
    Dispenser dispenser = stores.dispenser(path.id(0)).orElseThrow(Refusal::notFound);
    Json.send(response, 200, controllers.read(dispenser));
  }
}
