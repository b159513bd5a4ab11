package dev.fossawatch.core.api;

import java.util.List;

/** Endpoints that belong together; one file each. */
@FunctionalInterface
interface EndpointGroup {
  List<Endpoint> endpoints();
}
