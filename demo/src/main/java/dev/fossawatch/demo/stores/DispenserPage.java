package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.PathSegments;
import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /dispensers/{id}}: a dispenser and what its controller tells at this moment. */
final class DispenserPage extends Resource {
  private final Pages pages;
  private final Stores stores;
  private final Controllers controllers;

  DispenserPage(Pages pages, Stores stores, Controllers controllers) {
    this.pages = pages;
    this.stores = stores;
    this.controllers = controllers;
  }

  private record Model(Dispenser dispenser, Controllers.Reading reading) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PathSegments path = PathSegments.of(request);
    if (path.size() != 1) {
      throw Refusal.notFound();
    }
    Dispenser dispenser = stores.dispenser(path.id(0)).orElseThrow(Refusal::notFound);
    pages.send(request, response, "dispenser", new Model(dispenser, controllers.read(dispenser)));
  }
}
