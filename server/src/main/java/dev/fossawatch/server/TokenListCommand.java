package dev.fossawatch.server;

import dev.fossawatch.core.access.TokenInfo;
import dev.fossawatch.core.internal.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

/** Lists the tokens. */
@Command(
    name = "list",
    description = "Lists the tokens; never their text.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TokenListCommand implements Callable<Integer> {
  private static final String ROW = "%-24s  %-7s  %-20s  %s%n";

  @Mixin private final VaultOptions vaults;

  @Option(names = "--json", description = "lists them as JSON, as the interface answers it")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** The answer of the interface. */
  private record Tokens(List<TokenInfo> tokens) {}

  TokenListCommand(Map<String, String> environment) {
    vaults = new VaultOptions(environment);
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    try (Vault vault = vaults.openExisting(command, new ApiCall("GET", "/tokens"))) {
      print(vault.credentials().tokens(), command.getOut());
    }
    return ExitCode.OK;
  }

  private void print(List<TokenInfo> tokens, PrintWriter out) {
    if (json) {
      out.println(
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new Tokens(tokens)));
      return;
    }
    out.printf(ROW, "NAME", "SCOPE", "CREATED", "LAST USED");
    for (TokenInfo token : tokens) {
      out.printf(
          ROW,
          token.name(),
          Scopes.word(token.scope()),
          seconds(token.created()),
          seconds(token.lastUsed()));
    }
  }

  private static String seconds(@Nullable Instant time) {
    return time == null ? "never" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
