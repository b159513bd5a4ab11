package dev.fossawatch.server;

import dev.fossawatch.core.access.Credentials;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.access.UserInfo;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets the password of a user, or removes the user. */
@Command(
    name = "password",
    description = {
      "Sets the password of a user, who is made if there is none of that name.",
      "It is typed twice, or is one line of the input where that is no terminal;"
          + " 12 to 500 characters."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class PasswordCommand implements Callable<Integer> {
  private final PasswordInput input;

  @Mixin private final VaultOptions vaults;

  @Parameters(
      paramLabel = "NAME",
      description = "the name of the user",
      converter = CredentialName.class)
  private String name = "";

  @ArgGroup private Wanted wanted = new Wanted();

  @Spec private @Nullable CommandSpec spec;

  /** What is to become of the user: one of these, or neither. */
  static final class Wanted {
    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        description =
            "what the user may do: read, operate or admin (default: as before; read for a new user)",
        converter = Scopes.class)
    private @Nullable Scope scope;

    @Option(names = "--remove", description = "removes the user")
    private boolean removed;
  }

  PasswordCommand(Map<String, String> environment, PasswordInput input) {
    vaults = new VaultOptions(environment);
    this.input = input;
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (wanted.removed) {
      remove(command);
      return ExitCode.OK;
    }
    try {
      set(command, input.read());
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(command, refused.getMessage(), refused);
    }
    return ExitCode.OK;
  }

  private void remove(CommandLine command) throws IOException, CommandFailedException {
    ApiCall instead = new ApiCall("DELETE", "/users/" + name);
    try (Vault vault = vaults.openExisting(command, instead)) {
      vault.remove("user.remove", name, credentials -> credentials.removeUser(name));
    }
    command.getErr().println("User '" + name + "' removed.");
  }

  /** The password was read before, so that nobody is kept from the directory by one who types. */
  private void set(CommandLine command, String password)
      throws IOException, CommandFailedException {
    try (Vault vault = vaults.open(command, instead())) {
      Scope scope = scope(vault.credentials());
      boolean added =
          vault.change(
              "user.set",
              name,
              Map.of("scope", Scopes.word(scope)),
              credentials -> credentials.setUser(name, password, scope));
      command
          .getErr()
          .println(
              "User '%s' %s, scope %s."
                  .formatted(name, added ? "made" : "changed", Scopes.word(scope)));
    }
  }

  private Scope scope(Credentials credentials) {
    Scope before =
        credentials.users().stream()
            .filter(user -> user.name().equals(name))
            .map(UserInfo::scope)
            .findFirst()
            .orElse(Scope.READ);
    return wanted.scope == null ? before : wanted.scope;
  }

  private ApiCall instead() {
    String scope = Scopes.word(wanted.scope == null ? Scope.READ : wanted.scope);
    return new ApiCall(
        "PUT",
        "/users/" + name,
        "@-",
        "\nIts input: {\"password\":\"…\",\"scope\":\"" + scope + "\"}");
  }
}
