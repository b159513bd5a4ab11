package dev.fossawatch.server;

import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about rules. */
@Command(
    name = "rules",
    description = "Checks files of rules and runs their tests, as promtool does.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class RulesCommand {
  private RulesCommand() {}

  /** The command, with what {@code rules check -} reads. */
  static CommandLine of(InputStream input) {
    return new CommandLine(new RulesCommand())
        .addSubcommand(new RulesCheckCommand(input))
        .addSubcommand(new RulesTestCommand());
  }
}
