package dev.fossawatch.bench.sidebyside;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The application and who watches it; each constant has its own directory and class path. */
enum Variant {
  BARE("bare"),
  FOSSAWATCH("+ Fossawatch"),
  ACTUATOR("+ Actuator, Prometheus registry"),
  JAVAMELODY("+ JavaMelody"),
  OPENTELEMETRY("+ OpenTelemetry Java agent, exporters off"),
  NAIVE("+ Actuator and a naive filter of 20 regular expressions");

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  /** The variant of this name. */
  static Variant named(String name) {
    return Arrays.stream(values())
        .filter(variant -> variant.id().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no variant " + name + "; there are " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Variant::id).collect(Collectors.joining(", "));
  }

  /** Its name on the command line, which is its directory's name too. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /** Its project: its own dependencies, and the options of its JVM where it needs any. */
  Path directory(Path bench) {
    return bench.resolve("side-by-side").resolve(id()).toAbsolutePath();
  }

  /** What shows that the watcher is at work. */
  Proof proof() {
    return switch (this) {
      case BARE -> Proof.NONE_NEEDED;
      case FOSSAWATCH -> Proof.header("X-Response-Time");
      case ACTUATOR -> Proof.page("/actuator/prometheus", "http_server_requests_seconds");
      case JAVAMELODY -> Proof.page("/monitoring", "JavaMelody");
      case OPENTELEMETRY -> Proof.log("opentelemetry-javaagent - version");
      case NAIVE -> Proof.refusal("/orders/1?q=%3Cscript%3E");
    };
  }
}
