package dev.fossawatch.server;

import picocli.CommandLine.Command;

/** {@code fossawatch} itself, which does nothing without a command. */
@Command(
    name = "fossawatch",
    description = "A web application's own monitoring.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:bad usage or bad configuration"})
final class RootCommand {}
