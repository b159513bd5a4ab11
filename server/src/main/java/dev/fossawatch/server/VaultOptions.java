package dev.fossawatch.server;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.config.LoadedConfig;
import dev.fossawatch.core.config.ServerConfig;
import dev.fossawatch.core.store.DirectoryInUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which credentials are meant; a picocli mixin. */
final class VaultOptions {
  private static final String DIRECTORY = "--data-dir";

  private final Map<String, String> environment;

  @Mixin private ConfigFile file = new ConfigFile();

  @Option(
      names = DIRECTORY,
      paramLabel = "DIR",
      description = "the data directory, instead of the configured one")
  private @Nullable String directory;

  VaultOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Opens the credentials of a directory, which is made if it is absent.
   *
   * @param instead what to send to the Fossawatch that holds them, if one does
   */
  Vault open(CommandLine command, ApiCall instead) throws IOException, CommandFailedException {
    return open(load(command), instead);
  }

  /** As {@link #open}, of a directory that must be there. */
  Vault openExisting(CommandLine command, ApiCall instead)
      throws IOException, CommandFailedException {
    LoadedConfig loaded = load(command);
    Path path = loaded.config().data().directory();
    if (!Files.exists(path)) {
      throw new CommandFailedException("there is no data directory " + path);
    }
    return open(loaded, instead);
  }

  private LoadedConfig load(CommandLine command) {
    ConfigLoader loader = file.loader(environment);
    if (directory != null) {
      loader = loader.option(DIRECTORY, "data.directory", directory);
    }
    LoadedConfig loaded = loader.load();
    loaded.warnings().forEach(warning -> command.getErr().println("warning: " + warning));
    return loaded;
  }

  private static Vault open(LoadedConfig loaded, ApiCall instead)
      throws IOException, CommandFailedException {
    try {
      return Vault.open(loaded.config());
    } catch (DirectoryInUseException held) {
      throw new CommandFailedException(
          held.getMessage() + advice(instead, loaded.config().server()));
    }
  }

  private static String advice(ApiCall instead, ServerConfig server) {
    return """
         Stop it, or have it do this:
          %s
        $TOKEN is an admin token, the address that of the running Fossawatch.%s"""
        .formatted(instead.curl(server), instead.remark());
  }
}
