package dev.fossawatch.server;

import dev.fossawatch.core.config.LoadedConfig;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the configuration in force and where each value comes from. */
@Command(
    name = "config",
    description = {
      "Shows the configuration in force and where each value comes from, secrets masked.",
      "The output is YAML that can be read again; remarks go to the error output."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ConfigCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(names = "--json", description = "shows it as JSON, remarks included")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ConfigCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    LoadedConfig loaded = options.loader(environment).load();
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = command.getOut();
    if (json) {
      out.println(new JsonListing(loaded).text());
    } else {
      out.print(new YamlListing(loaded.settings()).text());
      Remarks.tell(loaded, command.getErr());
    }
    out.flush();
    return ExitCode.OK;
  }
}
