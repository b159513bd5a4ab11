package dev.fossawatch.server;

import dev.fossawatch.core.config.ConfigException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the command line together: the commands, and how a mistake is told. */
final class CommandLines {
  private CommandLines() {}

  /**
   * The command line of an environment. Its exit codes are those of {@link ExitCode}; a mistake is
   * told in words, never as a stack trace.
   */
  static CommandLine of(Map<String, String> environment) {
    return of(environment, PasswordInput.ofThisProcess());
  }

  static CommandLine of(Map<String, String> environment, PasswordInput passwords) {
    CommandLine commands =
        new CommandLine(new RootCommand())
            .addSubcommand(new ConfigCommand(environment))
            .addSubcommand(new ServeCommand(environment))
            .addSubcommand(new DemoCommand())
            .addSubcommand(TokenCommand.of(environment))
            .addSubcommand(new PasswordCommand(environment, passwords))
            .addSubcommand(RulesCommand.of(System.in));
    commands.setParameterExceptionHandler(CommandLines::tellMisuse);
    commands.setExecutionExceptionHandler(CommandLines::tellFailure);
    return commands;
  }

  private static int tellMisuse(ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    command.getErr().println(name(command) + ": " + misuse.getMessage());
    UnmatchedArgumentException.printSuggestions(misuse, command.getErr());
    command.getErr().println("Try '" + name(command) + " --help'.");
    return ExitCode.USAGE;
  }

  private static int tellFailure(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (failure instanceof ConfigException refusal) {
      command.getErr().println(refusal.getMessage());
      return ExitCode.USAGE;
    }
    String message = failure.getMessage();
    command.getErr().println(name(command) + ": " + (message == null ? failure : message));
    return ExitCode.FAILED;
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
