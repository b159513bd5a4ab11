package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.AuditOutcome;
import dev.fossawatch.core.access.BusyException;
import dev.fossawatch.core.access.ConflictException;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The REST interface and pages of Fossawatch, independent of the server that carries them. An
 * adapter asks {@link #owns} for every request, hands those over complete, and writes back what it
 * gets. Thread-safe; no call waits for a check or a network, but a query of the history may take as
 * long as {@code query.timeout} says.
 */
public final class Api {
  /** The largest request body the interface takes, in bytes. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  /** Where the REST interface lies. */
  static final String BASE = "/api/v1/monitoring";

  /** Where the pages lie. */
  static final String PAGES = "/fossawatch";

  private final Router router;
  private final Gate gate;
  private final Access access;
  private final TimeSource time;
  private final InternalErrors errors;

  Api(Access access, TimeSource time, InternalErrors errors, List<EndpointGroup> groups) {
    this.access = access;
    this.time = time;
    this.errors = errors;
    gate = new Gate(access);
    List<Endpoint> endpoints = new ArrayList<>();
    groups.forEach(group -> endpoints.addAll(group.endpoints()));
    endpoints.add(OpenApi.endpoint(endpoints));
    router = new Router(endpoints);
  }

  /** The interface over these parts. */
  public static Api over(ApiParts parts) {
    Access access = parts.access();
    return new Api(
        access,
        parts.time(),
        parts.errors(),
        List.of(
            new HealthEndpoints(parts.health()),
            new StatusEndpoint(parts),
            new MetricsEndpoints(parts),
            new PrometheusEndpoint(parts.metrics()),
            new QueryEndpoints(parts.queries()),
            new DashboardEndpoint(parts),
            new SessionEndpoints(access),
            new TokenEndpoints(access.credentials()),
            new UserEndpoints(access.credentials()),
            new AuditEndpoints(access.audit()),
            new PageEndpoints(parts)));
  }

  List<Endpoint> endpoints() {
    return router.endpoints();
  }

  /** Whether a decoded path of the application's own port belongs to Fossawatch. */
  public boolean owns(String path) {
    return isAtOrBelow(path, BASE) || isAtOrBelow(path, PAGES);
  }

  private static boolean isAtOrBelow(String path, String base) {
    return path.startsWith(base)
        && (path.length() == base.length() || path.charAt(base.length()) == '/');
  }

  /**
   * The interface as a port of its own shows it.
   *
   * @param bindAddress the address that port listens on
   */
  public AdminPort adminPort(String bindAddress) {
    return new AdminPort(this, bindAddress);
  }

  /** Answers a request; faults of ours become a 500 problem. */
  public ApiResponse handle(ApiRequest request) {
    ApiResponse response = answer(request).withDefaults(SecurityHeaders.ALL);
    return request.view().method().equals("HEAD") ? response.withoutBody() : response;
  }

  private ApiResponse answer(ApiRequest request) {
    try {
      if (request.body().length > MAX_BODY_BYTES) {
        throw new ProblemException(
            ProblemType.TOO_LARGE, "A body has at most " + MAX_BODY_BYTES + " bytes.");
      }
      if (request.view().method().equals("OPTIONS")) {
        return ApiResponse.empty(204).with("Allow", router.allow(request.path()));
      }
      Router.Route route = router.find(request.view().method(), request.path());
      Visitor visitor = gate.admit(request, route.endpoint());
      return run(new Call(request, route, visitor), route.endpoint());
    } catch (ProblemException problem) {
      return problem.response();
    } catch (RuntimeException fault) {
      return fault(fault);
    }
  }

  private ApiResponse run(Call call, Endpoint endpoint) {
    ApiResponse response = outcome(call, endpoint);
    String action = endpoint.action();
    AuditOutcome outcome = outcome(response.status());
    if (action != null && (call.isBySomebody() || outcome == AuditOutcome.REFUSED)) {
      access.audit().record(call.entry(action, outcome, time.now()));
    }
    return response;
  }

  private ApiResponse outcome(Call call, Endpoint endpoint) {
    try {
      return endpoint.handler().answer(call);
    } catch (ProblemException problem) {
      return problem.response();
    } catch (ConflictException conflict) {
      return Problem.response(ProblemType.CONFLICT, sentence(conflict));
    } catch (BusyException busy) {
      return Problem.response(ProblemType.BUSY, sentence(busy)).with("Retry-After", "1");
    } catch (Exception fault) {
      return fault(fault);
    }
  }

  private static String sentence(RuntimeException reason) {
    return String.valueOf(reason.getMessage());
  }

  private ApiResponse fault(Exception fault) {
    errors.record("api", fault);
    return Problem.response(ProblemType.INTERNAL, "The failure was counted and logged.");
  }

  private static AuditOutcome outcome(int status) {
    if (status < 400) {
      return AuditOutcome.OK;
    }
    return status == 401 || status == 403 ? AuditOutcome.REFUSED : AuditOutcome.FAILED;
  }
}
