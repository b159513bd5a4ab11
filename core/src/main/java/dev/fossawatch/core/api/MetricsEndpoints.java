package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.metrics.ApplicationMetrics;
import dev.fossawatch.core.metrics.ErrorPattern;
import dev.fossawatch.core.metrics.Trend;
import dev.fossawatch.core.metrics.WindowMetrics;
import dev.fossawatch.core.metrics.system.SystemMetrics;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The figures as JSON. */
final class MetricsEndpoints implements EndpointGroup {
  private static final String PATH = Api.BASE + "/metrics";
  private static final Parameter.Whole LIMIT =
      new Parameter.Whole("limit", "how many entries of each list at most", 1, 1000, 1000);

  private static final Parameter.Whole POINTS =
      new Parameter.Whole("points", "how many values of each figure at most", 1, 1000, 150);
  private static final Parameter.Text WINDOW =
      new Parameter.Text("window", "how far back, from 1m to 30d; 15m where absent");
  private static final Parameter.Texts QUANTILE =
      new Parameter.Texts("quantile", "quantiles beside the usual ones, from 0 to 1");
  private static final int MAX_QUANTILES = 20;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final ApiParts parts;

  MetricsEndpoints(ApiParts parts) {
    this.parts = parts;
  }

  record Metrics(Instant timestamp, ApplicationMetrics application, SystemMetrics system) {}

  record Errors(List<ErrorPattern> errors) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        endpoint(
            "", "What the application does and what the machine has left", "Metrics", this::all),
        endpoint(
            "/application",
            "Requests, errors, response times and endpoints",
            "ApplicationMetrics",
            parts.metrics()::application),
        windowed(
            "/application/window",
            "Rates, response times and endpoints over a window",
            "WindowMetrics",
            this::window,
            QUANTILE,
            LIMIT),
        windowed(
            "/application/trend",
            "Rates and response times, step by step",
            "Trend",
            call -> ApiResponse.json(200, trend(call, parts.metrics()::applicationTrend)),
            POINTS),
        endpoint(
            "/system",
            "Machine, process and virtual machine",
            "SystemMetrics",
            parts.system()::get),
        windowed(
            "/system/trend",
            "Processors, memory and disks, step by step",
            "Trend",
            call -> ApiResponse.json(200, trend(call, parts.metrics()::systemTrend)),
            POINTS),
        endpoint(
            "/errors",
            "Failures by pattern, with a stack trace each",
            "ErrorPatterns",
            () -> new Errors(parts.metrics().errors())));
  }

  private static Endpoint endpoint(
      String path, String summary, String schema, Supplier<Object> figures) {
    return Endpoint.get(PATH + path, summary)
        .needs(Scope.READ)
        .takes(LIMIT)
        .givesJson(schema, 200)
        .answeredBy(
            call -> ApiResponse.json(200, Limited.lists(figures.get(), call.query().value(LIMIT))));
  }

  private static Endpoint windowed(
      String path, String summary, String schema, Handler handler, Parameter... more) {
    return Endpoint.get(PATH + path, summary)
        .needs(Scope.READ)
        .takes(WINDOW)
        .takes(more)
        .givesJson(schema, 200)
        .answeredBy(
            call -> {
              try {
                return handler.answer(call);
              } catch (QueryException refused) {
                throw ProblemException.invalid(
                    "The window is too long for so many series: " + refused.getMessage() + ".");
              }
            });
  }

  private ApiResponse window(Call call) {
    WindowMetrics metrics =
        parts.metrics().application(window(call.query()), quantiles(call.query()));
    return ApiResponse.json(200, Limited.lists(metrics, call.query().value(LIMIT)));
  }

  private static Trend trend(Call call, BiFunction<Duration, Integer, Trend> trend) {
    return trend.apply(window(call.query()), call.query().value(POINTS));
  }

  private static Duration window(Query query) {
    String text = query.value(WINDOW).orElse("15m");
    try {
      Duration window = Duration.ofMillis(Durations.parse(text));
      if (window.compareTo(SHORTEST) >= 0 && window.compareTo(LONGEST) <= 0) {
        return window;
      }
    } catch (IllegalArgumentException noDuration) {
      // told below, as one out of range is
    }
    throw ProblemException.invalid(
        "The parameter 'window' is a duration from 1m to 30d, such as 15m.");
  }

  private static List<Double> quantiles(Query query) {
    List<String> texts = query.values(QUANTILE);
    if (texts.size() > MAX_QUANTILES) {
      throw ProblemException.invalid("At most " + MAX_QUANTILES + " quantiles.");
    }
    return texts.stream().map(MetricsEndpoints::quantile).toList();
  }

  private static Double quantile(String text) {
    try {
      double quantile = Double.parseDouble(text);
      if (quantile >= 0 && quantile <= 1) {
        return quantile;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as one out of range is
    }
    throw ProblemException.invalid("The parameter 'quantile' is a number from 0 to 1.");
  }

  private Metrics all() {
    return new Metrics(parts.time().now(), parts.metrics().application(), parts.system().get());
  }
}
