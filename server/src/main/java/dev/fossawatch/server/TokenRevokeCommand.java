package dev.fossawatch.server;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Revokes a token. */
@Command(
    name = "revoke",
    description = "Revokes a token for good.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TokenRevokeCommand implements Callable<Integer> {
  @Mixin private final VaultOptions vaults;

  @Parameters(paramLabel = "NAME", description = "its name", converter = CredentialName.class)
  private String name = "";

  @Spec private @Nullable CommandSpec spec;

  TokenRevokeCommand(Map<String, String> environment) {
    vaults = new VaultOptions(environment);
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    ApiCall instead = new ApiCall("DELETE", "/tokens/" + name);
    try (Vault vault = vaults.openExisting(command, instead)) {
      vault.remove("token.revoke", name, credentials -> credentials.revokeToken(name));
    }
    command.getErr().println("Token '" + name + "' revoked.");
    return ExitCode.OK;
  }
}
