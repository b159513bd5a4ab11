package dev.fossawatch.core.health;

import dev.fossawatch.core.config.CheckConfig;
import dev.fossawatch.core.time.TimeSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Makes checks from configuration. Thread-safe. */
public final class Checks {
  private static final List<String> TYPES = List.of("database", "http", "file_system", "memory");

  private final TimeSource time;
  private final DoubleSupplier memoryUsed;

  /**
   * @param memoryUsed used share of what the container, or else the machine, has; NaN where unknown
   */
  public Checks(TimeSource time, DoubleSupplier memoryUsed) {
    this.time = time;
    this.memoryUsed = memoryUsed;
  }

  /**
   * The configured checks, and before them those of this process that always run: {@code
   * file_system} of the directory given and {@code memory}, unless one of that name is configured.
   *
   * @throws IllegalArgumentException naming the first check that cannot be made, and why
   */
  public List<CheckSpec> all(List<CheckConfig> configured, Path directory) {
    List<CheckSpec> checks = new ArrayList<>();
    own(directory).stream()
        .filter(own -> configured.stream().noneMatch(check -> check.name().equals(own.name())))
        .forEach(checks::add);
    configured.forEach(check -> checks.add(of(check)));
    return List.copyOf(checks);
  }

  private List<CheckSpec> own(Path directory) {
    return List.of(
        own("file_system", new FileSystemCheck(directory, true, new Thresholds(0.90, 0.98))),
        own("memory", new MemoryCheck(memoryUsed, new Thresholds(0.90, 0.98))));
  }

  private static CheckSpec own(String name, HealthCheck check) {
    return new CheckSpec(
        name, check, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(1), false);
  }

  /**
   * The check one configuration describes.
   *
   * @throws IllegalArgumentException naming the check and its unknown type, missing target or bad
   *     option, with what would be valid; never a secret
   */
  public CheckSpec of(CheckConfig config) {
    return new CheckSpec(
        config.name(),
        named(config),
        config.interval(),
        config.timeout(),
        config.expected(),
        config.critical());
  }

  /** Without a cause: the values in it may be secrets. */
  private HealthCheck named(CheckConfig config) {
    try {
      Options options = new Options(config);
      HealthCheck check = make(config, options);
      options.refuseOthers();
      return check;
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException("check " + config.name() + ": " + problem.getMessage());
    }
  }

  private HealthCheck make(CheckConfig config, Options options) {
    return switch (config.type()) {
      case "database" -> database(config, options);
      case "http" -> http(config, options);
      case "file_system" ->
          new FileSystemCheck(
              Path.of(options.target("a directory")),
              options.flag("writable", true),
              options.thresholds(90, 98));
      case "memory" -> new MemoryCheck(memoryUsed, options.thresholds(90, 98));
      default ->
          throw new IllegalArgumentException(
              "unknown type '" + config.type() + "'; valid: " + TYPES);
    };
  }

  private HealthCheck database(CheckConfig config, Options options) {
    String url = options.target("a JDBC URL");
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException("the target must be a JDBC URL, which starts with jdbc:");
    }
    return DatabaseCheck.of(
        url,
        options.text("user"),
        options.text("password"),
        options.text("query"),
        config.timeout(),
        time);
  }

  private HealthCheck http(CheckConfig config, Options options) {
    HttpExpectation expectation =
        new HttpExpectation(
            options.text("expect_status", HttpExpectation.ANY_SUCCESS.statuses()),
            options.text("body_match"),
            options.number("certificate_days", 14, 3650));
    return new HttpCheck(
        uri(options.target("an http or https URL")),
        options.startingWith("header."),
        expectation,
        config.timeout(),
        time);
  }

  /** Without the text: a secret may be in it. */
  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException problem) {
      throw new IllegalArgumentException("the target is no URL: " + problem.getReason());
    }
  }
}
