package dev.fossawatch.core.config;

/**
 * Where a value comes from.
 *
 * @param layer which of the sources; a later layer overrides an earlier one
 * @param name the place within it, such as {@code fossawatch.yaml:3:20} or {@code
 *     METRICS_RETENTION_HOURS}
 */
public record Source(Layer layer, String name) {

  /** The sources in the order of their precedence, the weakest first. */
  public enum Layer {
    /** What holds when nothing is set. */
    DEFAULTS,
    /** What the chosen profile changes about the defaults. */
    PROFILE,
    /** The YAML file. */
    FILE,
    /** Properties of the application, named as Spring names them. */
    PROPERTIES,
    /** Environment variables with a name of their own, such as {@code MONITORING_ENABLED}. */
    NAMED_VARIABLES,
    /** Environment variables that begin with {@code FOSSAWATCH_}. */
    VARIABLES,
    /** Options of the command line. */
    COMMAND_LINE
  }

  static Source ofDefaults() {
    return new Source(Layer.DEFAULTS, "default");
  }

  static Source of(Profile profile) {
    return new Source(Layer.PROFILE, "profile " + Words.of(profile));
  }

  /** A place in a file; line and column count from 1. */
  static Source inFile(String file, int line, int column) {
    return new Source(Layer.FILE, file + ":" + line + ":" + column);
  }

  /** Whether somebody set the value, rather than Fossawatch itself. */
  public boolean explicit() {
    return layer.compareTo(Layer.PROFILE) > 0;
  }

  /** The place alone; it tells its layer by its form. */
  @Override
  public String toString() {
    return name;
  }
}
