package dev.fossawatch.server;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about tokens. */
@Command(
    name = "token",
    description = "Makes, lists and revokes the tokens that programs show.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class TokenCommand {
  private TokenCommand() {}

  static CommandLine of(Map<String, String> environment) {
    return new CommandLine(new TokenCommand())
        .addSubcommand(new TokenCreateCommand(environment))
        .addSubcommand(new TokenListCommand(environment))
        .addSubcommand(new TokenRevokeCommand(environment));
  }
}
