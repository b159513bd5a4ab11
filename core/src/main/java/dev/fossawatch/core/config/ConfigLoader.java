package dev.fossawatch.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges the sources of configuration into one tree. From the weakest to the strongest: defaults,
 * profile, YAML file, properties {@code fossawatch.*}, environment variables with names of their
 * own, environment variables {@code FOSSAWATCH_*}, command line. Immutable: each method returns
 * another loader.
 */
public final class ConfigLoader {
  private static final String PREFIX = "fossawatch.";

  private final Map<String, String> environment;
  private final Map<String, String> properties;
  private final List<Given> commandLine;
  private final @Nullable Path file;

  private ConfigLoader(
      Map<String, String> environment,
      Map<String, String> properties,
      List<Given> commandLine,
      @Nullable Path file) {
    this.environment = Map.copyOf(environment);
    this.properties = Map.copyOf(properties);
    this.commandLine = List.copyOf(commandLine);
    this.file = file;
  }

  /** A loader of the environment of this process and the file it names. */
  public static ConfigLoader fromEnvironment() {
    return from(System.getenv());
  }

  /** A loader of an environment and the file it names. */
  public static ConfigLoader from(Map<String, String> environment) {
    return new ConfigLoader(environment, Map.of(), List.of(), null);
  }

  /** The options that set one key each, in the order of the tree. */
  public static List<ConfigOption> options() {
    List<ConfigOption> options = new ArrayList<>();
    for (Key<?> key : new Schema().table.keys()) {
      if (key.option() != null) {
        options.add(
            new ConfigOption(
                key.option(),
                key.path(),
                key.description(),
                key.kind().allowed(),
                ConfigOption.form(key)));
      }
    }
    return options;
  }

  /** Reads this YAML file instead of the one the environment names. */
  public ConfigLoader file(Path file) {
    return new ConfigLoader(environment, properties, commandLine, file);
  }

  /**
   * Reads properties too, as Spring names them: {@code fossawatch.metrics.retention-hours}, kebab
   * or camel case, lists by index or with commas. Names that do not begin with {@code fossawatch.}
   * are left alone.
   */
  public ConfigLoader properties(Map<String, String> properties) {
    return new ConfigLoader(environment, properties, commandLine, file);
  }

  /**
   * Reads an option of the command line too.
   *
   * @param name how messages call it, such as {@code --port}
   * @param key the path of the key it sets
   */
  public ConfigLoader option(String name, String key, String value) {
    List<Given> more = new ArrayList<>(commandLine);
    Source source = new Source(Source.Layer.COMMAND_LINE, name);
    more.add(new Given(key, new Raw.Text(value, source)));
    return new ConfigLoader(environment, properties, more, file);
  }

  /**
   * Reads all sources.
   *
   * @throws ConfigException with everything that is wrong
   */
  public LoadedConfig load() {
    Schema schema = new Schema();
    Report report = new Report();
    Givens givens = new Givens(report);
    Variables variables = new Variables(environment, schema, report);
    Binder binder = new Binder(schema.table, "", report);
    bindFile(variables, binder, givens);
    binder.bind(nestedProperties(report), givens);
    variables.addNamed(givens);
    variables.addPrefixed(givens);
    binder.bind(nestedOptions(report), givens);
    return new Conclusion(schema, givens, report).draw();
  }

  private void bindFile(Variables variables, Binder binder, Givens givens) {
    Path path = file == null ? variables.file() : file;
    Raw.Fields fields = path == null ? null : new YamlFile(path, binder.report()).read();
    if (fields != null) {
      binder.bind(fields, givens);
    }
  }

  private Raw.Fields nestedProperties(Report report) {
    FlatNames names = new FlatNames(new Source(Source.Layer.PROPERTIES, "properties"), report);
    new TreeMap<>(properties)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !value.isBlank()) {
                Source source =
                    new Source(Source.Layer.PROPERTIES, "property " + Words.plain(name));
                names.add(name.substring(PREFIX.length()), new Raw.Text(value, source));
              }
            });
    return names.nested();
  }

  private Raw.Fields nestedOptions(Report report) {
    Source source = new Source(Source.Layer.COMMAND_LINE, "command line");
    FlatNames names = new FlatNames(source, report);
    for (Given given : commandLine) {
      names.add(given.key(), given.value());
    }
    return names.nested();
  }

  /** A key and the text an option gives it. */
  private record Given(String key, Raw.Text value) {}
}
