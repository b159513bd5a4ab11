package dev.fossawatch.server;

import dev.fossawatch.core.config.ConfigLoader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the configuration file; a picocli mixin. */
final class ConfigFile {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the YAML file to read, instead of $$FOSSAWATCH_CONFIG")
  private @Nullable Path file;

  /** A loader of an environment and of the file, if one is named. */
  ConfigLoader loader(Map<String, String> environment) {
    ConfigLoader loader = ConfigLoader.from(environment);
    return file == null ? loader : loader.file(file);
  }
}
