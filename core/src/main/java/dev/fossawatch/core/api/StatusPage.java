package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Session;
import dev.fossawatch.core.health.HealthReport;
import dev.fossawatch.core.health.HealthStatus;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.metrics.ApplicationMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status page: the verdict for everybody, and the details for who is signed in. */
final class StatusPage {
  private final ApiParts parts;
  private final Template template = Template.of(Resources.text(StatusPage.class, "status.html"));

  StatusPage(ApiParts parts) {
    this.parts = parts;
  }

  /**
   * What the template shows.
   *
   * @param base the relative path to the pages from where this one is shown
   * @param notice what went wrong with signing in; null where nothing did
   * @param details whether the visitor may see them
   */
  record Model(
      String base,
      String application,
      String instance,
      String version,
      String timestamp,
      String time,
      String uptime,
      Verdict verdict,
      List<Headline> headlines,
      @Nullable String notice,
      boolean details,
      @Nullable Visiting visitor,
      List<KeyFigure> figures,
      List<CheckRow> checks,
      List<EndpointRow> endpoints,
      List<ErrorRow> errors) {}

  record Headline(String label, String value, String note) {}

  record Visiting(String name, String scope, String csrfToken) {
    static Visiting of(Session session) {
      String scope = session.principal().scope().name().toLowerCase(Locale.ROOT);
      return new Visiting(session.principal().name(), scope, session.csrfToken());
    }
  }

  /** The page for who is not signed in. */
  String closed(String base, @Nullable String notice) {
    HealthReport report = parts.health().report();
    ApplicationMetrics application = parts.metrics().application();
    return render(
        new Model(
            base,
            parts.application(),
            parts.instance(),
            parts.version(),
            report.timestamp().toString(),
            Shown.time(report.timestamp()),
            uptime(application),
            Verdict.of(report).withoutCause(),
            headlines(application),
            notice,
            false,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  /** The page for the visitor of this session. */
  String open(String base, Session session) {
    HealthReport report = parts.health().report();
    ApplicationMetrics application = parts.metrics().application();
    List<Headline> headlines = new ArrayList<>(headlines(application));
    headlines.add(0, checks(report));
    return render(
        new Model(
            base,
            parts.application(),
            parts.instance(),
            parts.version(),
            report.timestamp().toString(),
            Shown.time(report.timestamp()),
            uptime(application),
            Verdict.of(report),
            headlines,
            null,
            true,
            Visiting.of(session),
            KeyFigure.all(application, parts.system().get()),
            CheckRow.all(report),
            EndpointRow.top(application),
            ErrorRow.top(parts.metrics().errors(), report.timestamp())));
  }

  private String render(Model model) {
    return template.render(Json.MAPPER.valueToTree(model));
  }

  private static List<Headline> headlines(ApplicationMetrics application) {
    return List.of(
        new Headline("Requests", Shown.rate(application.requestRate().lastMinute()), "per second"),
        new Headline("Errors", Shown.percent(application.errorRate().lastMinute()), "of requests"),
        new Headline("Uptime", uptime(application), ""));
  }

  private static Headline checks(HealthReport report) {
    long ok = report.checks().stream().filter(c -> c.status() == HealthStatus.OK).count();
    return new Headline("Checks", Long.toString(ok), "of " + report.checks().size() + " healthy");
  }

  private static String uptime(ApplicationMetrics application) {
    return Shown.duration(Duration.ofSeconds((long) application.uptimeSeconds()));
  }
}
