package dev.fossawatch.server;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.config.LoadedConfig;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the gateway until it is told to end. */
@Command(
    name = "serve",
    description = {
      "Runs the gateway: takes traffic, watches it, and passes it on to an application.",
      "It ends on SIGTERM or Ctrl+C, when the requests under way have ended. With an access log in a"
          + " file, SIGHUP has it open that file anew."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Spec private @Nullable CommandSpec spec;

  ServeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    LoadedConfig loaded = options.loader(environment).load();
    Remarks.tell(loaded, command.getErr());
    RunningGateway gateway = RunningGateway.start(withUpstream(loaded.config(), command));
    Ending.onSignal(gateway);
    if (gateway.hasLogFile()) {
      HangUp.calls(gateway::reopenLog);
    }
    new Greeting(gateway).tell(command.getErr(), Terminal.ofThisProcess());
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private static FossawatchConfig withUpstream(FossawatchConfig config, CommandLine command) {
    if (config.gateway().upstreams().isEmpty()) {
      throw new ParameterException(
          command,
          "there is no application to pass traffic on to: name it with --upstream URL, or in"
              + " gateway.upstreams");
    }
    return config;
  }
}
