package dev.fossawatch.server;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.config.ConfigOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options that every command with a configuration shares; a picocli mixin. Options of single
 * keys, such as {@code --port}, are those the configuration declares.
 */
public final class ConfigOptions {
  private final Map<ConfigOption, OptionSpec> keys = new LinkedHashMap<>();

  @Mixin private ConfigFile file = new ConfigFile();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets any key by its path, such as metrics.max_routes=500")
  private List<String> assignments = new ArrayList<>();

  /** For picocli. */
  public ConfigOptions() {}

  /** Adds the options of single keys to the command that has this mixin; for picocli. */
  @Spec(Spec.Target.MIXEE)
  void declare(CommandSpec command) {
    for (ConfigOption option : ConfigLoader.options()) {
      OptionSpec spec = spec(option);
      keys.put(option, spec);
      command.addOption(spec);
    }
  }

  private static OptionSpec spec(ConfigOption option) {
    String description = "%s (%s)".formatted(option.description(), option.allowed());
    OptionSpec.Builder spec =
        OptionSpec.builder(option.name())
            .type(String.class)
            .paramLabel("VALUE")
            .description(description.replace("%", "%%"));
    return switch (option.form()) {
      case VALUE -> spec.build();
      case FLAG -> spec.arity("0..1").fallbackValue("true").build();
      case LIST -> spec.type(List.class).auxiliaryTypes(String.class).build();
    };
  }

  /**
   * A loader of an environment and of these options. An assignment without {@code =} assigns
   * nothing, which no key allows.
   */
  public ConfigLoader loader(Map<String, String> environment) {
    ConfigLoader loader = file.loader(environment);
    for (Map.Entry<ConfigOption, OptionSpec> key : keys.entrySet()) {
      List<String> values = key.getValue().stringValues();
      if (!values.isEmpty()) {
        loader = loader.option(key.getKey().name(), key.getKey().key(), String.join(",", values));
      }
    }
    for (String assignment : assignments) {
      loader = assign(loader, assignment);
    }
    return loader;
  }

  private static ConfigLoader assign(ConfigLoader loader, String assignment) {
    int equals = assignment.indexOf('=');
    String key = equals < 0 ? assignment : assignment.substring(0, equals);
    String value = equals < 0 ? "" : assignment.substring(equals + 1);
    return loader.option("--set", key, value);
  }
}
