package dev.fossawatch.server;

import dev.fossawatch.core.access.NewToken;
import dev.fossawatch.core.access.Scope;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a token. */
@Command(
    name = "create",
    description = {
      "Makes a token and prints it, this once: only its hash is stored.",
      "Remarks go to the error output."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TokenCreateCommand implements Callable<Integer> {
  @Mixin private final VaultOptions vaults;

  @Parameters(
      paramLabel = "NAME",
      description = "its name, the author in the audit trail",
      converter = CredentialName.class)
  private String name = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      defaultValue = "read",
      description = "what it allows: read, operate or admin (default: ${DEFAULT-VALUE})",
      converter = Scopes.class)
  private Scope scope = Scope.READ;

  @Spec private @Nullable CommandSpec spec;

  TokenCreateCommand(Map<String, String> environment) {
    vaults = new VaultOptions(environment);
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    String word = Scopes.word(scope);
    String body = "{\"name\":\"%s\",\"scope\":\"%s\"}".formatted(name, word);
    try (Vault vault = vaults.open(command, new ApiCall("POST", "/tokens", body, ""))) {
      NewToken made =
          vault.change(
              "token.create",
              name,
              Map.of("scope", word),
              credentials -> credentials.createToken(name, scope));
      command.getOut().println(made.token());
      command.getErr().println("Token '" + name + "' made, scope " + word + ".");
    }
    return ExitCode.OK;
  }
}
