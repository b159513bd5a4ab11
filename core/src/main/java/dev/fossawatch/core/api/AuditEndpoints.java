package dev.fossawatch.core.api;

import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.AuditTrail;
import dev.fossawatch.core.access.Scope;
import java.util.List;

/** Reading the audit trail. */
final class AuditEndpoints implements EndpointGroup {
  private static final Parameter.Whole LIMIT =
      new Parameter.Whole("limit", "how many entries at most", 1, AuditTrail.MAX_LATEST, 100);

  private final AuditTrail trail;

  AuditEndpoints(AuditTrail trail) {
    this.trail = trail;
  }

  record Entries(List<AuditEntry> entries) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(Api.BASE + "/audit", "Who did what, newest first")
            .needs(Scope.ADMIN)
            .takes(LIMIT)
            .givesJson("AuditTrail", 200)
            .answeredBy(
                call ->
                    ApiResponse.json(200, new Entries(trail.latest(call.query().value(LIMIT))))));
  }
}
