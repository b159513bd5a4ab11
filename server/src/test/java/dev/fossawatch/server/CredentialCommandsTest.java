package dev.fossawatch.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.access.Access;
import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.Decision;
import dev.fossawatch.core.access.Principal;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code fossawatch token} and {@code fossawatch password} on a data directory. */
class CredentialCommandsTest {
  private static final ClientAddress SOMEWHERE = new ClientAddress(null, "198.51.100.24");
  private static final String PASSWORD = "correct horse b\u00e4ttery";

  @TempDir Path temp;
  private Path data = Path.of("");

  @BeforeEach
  void nameTheDirectory() {
    data = temp.resolve("data");
  }

  @Test
  void theFirstTokenOpensAndNoOtherIsMade() throws IOException {
    Answer made = run("token", "create", "ci", "--scope", "admin");
    assertThat(made.code()).isZero();
    assertThat(made.out()).matches("fwt_[A-Za-z0-9_-]{43}\n");
    assertThat(made.err()).isEqualTo("Token 'ci' made, scope admin.\n");
    try (DataDirectory directory = DataDirectory.open(data);
        StateStore store = store(directory);
        Access access = open(directory, store)) {
      assertThat(access.initialToken()).isEmpty();
      assertThat(data.resolve("initial-admin-token")).doesNotExist();
      assertThat(access.bearer(made.out().strip(), SOMEWHERE))
          .isEqualTo(new Decision.Granted<>(new Principal("ci", Scope.ADMIN)));
    }
  }

  @Test
  void aRevokedTokenNoLongerOpens() throws IOException {
    String token = run("token", "create", "ci").out().strip();
    run("token", "create", "other");
    Answer revoked = run("token", "revoke", "ci");
    assertThat(revoked).isEqualTo(new Answer(0, "", "Token 'ci' revoked.\n"));
    try (DataDirectory directory = DataDirectory.open(data);
        StateStore store = store(directory);
        Access access = open(directory, store)) {
      assertThat(access.bearer(token, SOMEWHERE)).isInstanceOf(Decision.Refused.class);
    }
    assertThat(run("token", "revoke", "ci").err())
        .isEqualTo("fossawatch token revoke: there is none of the name 'ci'\n");
  }

  @Test
  void revokingTheGeneratedTokenRemovesItsFile() throws IOException {
    try (DataDirectory directory = DataDirectory.open(data);
        StateStore store = store(directory);
        Access access = open(directory, store)) {
      assertThat(access.initialToken()).isPresent();
    }
    assertThat(data.resolve("initial-admin-token")).exists();
    assertThat(run("token", "revoke", "initial").code()).isZero();
    assertThat(data.resolve("initial-admin-token")).doesNotExist();
  }

  @Test
  void tokensAreListedWithoutTheirText() {
    String token = run("token", "create", "ci", "--scope", "operate").out().strip();
    Answer listed = run("token", "list");
    assertThat(listed.code()).isZero();
    assertThat(listed.out().lines().toList())
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("NAME").endsWith("LAST USED"))
        .satisfies(lines -> assertThat(lines.get(1)).matches("ci +operate +20.*Z +never"));
    assertThat(listed.out()).doesNotContain(token.substring(4));

    JsonNode first =
        new JsonMapper().readTree(run("token", "list", "--json").out()).path("tokens").path(0);
    assertThat(first.propertyNames()).containsExactly("name", "scope", "created", "last_used");
    assertThat(first.path("scope").asString()).isEqualTo("operate");
  }

  @Test
  void aPipedPasswordLetsItsUserIn() throws IOException {
    Answer made = pipe(PASSWORD + "\r\nsecond line\n", "password", "anna", "--scope", "operate");
    assertThat(made).isEqualTo(new Answer(0, "", "User 'anna' made, scope operate.\n"));
    assertThat(logsIn("anna", PASSWORD)).isTrue();

    Answer changed = pipe(PASSWORD + "2", "password", "anna");
    assertThat(changed.err()).isEqualTo("User 'anna' changed, scope operate.\n");
    assertThat(logsIn("anna", PASSWORD)).isFalse();
    assertThat(logsIn("anna", PASSWORD + "2")).isTrue();

    assertThat(run("password", "--remove", "anna").err()).isEqualTo("User 'anna' removed.\n");
    assertThat(logsIn("anna", PASSWORD + "2")).isFalse();
    assertThat(run("password", "--remove", "anna").code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aTypedPasswordIsTypedTwice() throws IOException {
    List<String> prompts = new ArrayList<>();
    assertThat(type(prompts, PASSWORD, PASSWORD).err())
        .isEqualTo("User 'anna' made, scope read.\n");
    assertThat(prompts).containsExactly("New password: ", "The same again: ");
    assertThat(logsIn("anna", PASSWORD)).isTrue();
    assertRefused(type(prompts, PASSWORD, PASSWORD + "x"), "the passwords are not the same");
    assertRefused(type(prompts, PASSWORD), "no password was given");
    assertRefused(type(prompts), "no password was given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "elevenchars\n"})
  void aWeakPasswordIsRefused(String typed) throws IOException {
    assertRefused(pipe(typed, "password", "anna"), "a password has 12 to 500 characters");
    assertThat(logsIn("anna", typed.strip())).isFalse();
  }

  @Test
  void anEndlessOrGarbledPasswordIsRefused() throws IOException {
    assertThat(pipe("x".repeat(501), "password", "anna").code()).isEqualTo(ExitCode.USAGE);
    assertRefused(pipe("x".repeat(100_000), "password", "anna"), "the password is too long");
    byte[] garbled = "correct horse \u00ff".getBytes(ISO_8859_1);
    PasswordInput input = PasswordInput.piped(new ByteArrayInputStream(garbled));
    assertRefused(run(input, "password", "anna"), "the password is not UTF-8");
    assertThat(logsIn("anna", "x".repeat(501))).isFalse();
  }

  @Test
  void aPasswordOnTheCommandLineIsRefused() {
    Answer answer = pipe(PASSWORD, "password", "anna", PASSWORD);
    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "ann\u00e4", "x\u001b[31m", "-", "../x"})
  void aBadNameIsRefusedBeforeAnythingIsTouched(String name) {
    for (String command :
        List.of("token create", "token revoke", "password", "password --remove")) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
      arguments.addAll(List.of("--", name));
      Answer answer = pipe(PASSWORD, arguments.toArray(new String[0]));
      assertRefused(answer, "(NAME): a name has 1 to 64 letters, digits,");
      assertThat(answer.err()).doesNotContain("\u001b");
    }
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "token create, NAME",
    "token create ci --scope root, 'a scope is read, operate or admin'",
    "token, Missing required subcommand",
    "password, NAME",
    "password anna --remove --scope read, mutually exclusive",
  })
  void badUsageIsTold(String arguments, String told) {
    assertRefused(run(arguments.split(" ", -1)), told);
  }

  @Test
  void aTakenNameIsNotGivenAway() {
    run("token", "create", "ci");
    assertThat(run("token", "create", "ci"))
        .isEqualTo(new Answer(1, "", "fossawatch token create: the name 'ci' is taken\n"));
    assertThat(run("token", "create", "env").code()).isEqualTo(ExitCode.FAILED);
    assertThat(pipe(PASSWORD, "password", "ci").code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aRunningFossawatchIsToBeAskedInstead() throws IOException {
    try (DataDirectory held = DataDirectory.open(data)) {
      assertThat(held.path()).isPresent();
      assertThat(run("token", "create", "ci", "--scope", "operate"))
          .isEqualTo(
              new Answer(
                  1,
                  "",
                  """
                  fossawatch token create: The data directory %s is in use by another Fossawatch. Stop it, or have it do this:
                    curl -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name":"ci","scope":"operate"}' 'http://127.0.0.1:9797/api/v1/monitoring/tokens'
                  $TOKEN is an admin token, the address that of the running Fossawatch.
                  """
                      .formatted(data.toRealPath())));
      assertThat(run("token", "list").err()).contains("curl -X GET", "/tokens'");
      assertThat(run("token", "revoke", "ci").err()).contains("curl -X DELETE", "/tokens/ci'");
      assertThat(run("password", "--remove", "anna").err()).contains("-X DELETE", "/users/anna'");
      assertThat(pipe(PASSWORD, "password", "anna").err())
          .contains("-X PUT", "-d '@-'", "/users/anna'", "{\"password\":\"…\",\"scope\":\"read\"}")
          .doesNotContain(PASSWORD);
    }
    assertThat(data.resolve("state.db")).doesNotExist();
  }

  @Test
  void theAddressToAskIsTheConfiguredOne() throws IOException {
    Path file =
        Files.writeString(temp.resolve("f.yaml"), "server: {admin_host: '::1', admin_port: 81}");
    try (DataDirectory held = DataDirectory.open(data)) {
      assertThat(held.path()).isPresent();
      assertThat(run("token", "list", "--config", file.toString()).err())
          .contains("http://[::1]:81/api");
    }
  }

  @Test
  void nothingIsReadFromADirectoryThatIsNotThere() {
    for (String command : List.of("token list", "token revoke ci", "password --remove anna")) {
      Answer answer = run(command.split(" ", -1));
      assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
      assertThat(answer.err()).endsWith(": there is no data directory " + data + "\n");
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void damagedCredentialsAreLeftAsTheyAre() throws IOException {
    run("token", "create", "ci");
    Path file = Files.writeString(data.resolve("state.db"), "{");
    Answer answer = run("token", "create", "other");
    assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
    assertThat(answer.err()).contains("state.db is damaged", "restore a backup");
    assertThat(file).hasContent("{");
    assertThat(run("token", "list").err()).contains("state.db is damaged");
  }

  @Test
  void credentialsOfAnEarlierVersionAreTakenOver() throws IOException {
    run("token", "create", "ci");
    Path file = data.resolve("credentials.json");
    Files.writeString(file, "{");
    assertThat(run("token", "list").err()).contains("credentials.json cannot be used", "repair it");
    assertThat(file).hasContent("{");
    Files.writeString(
        file,
        """
        {"version":1,"users":[],"tokens":[{"name":"old","scope":"read","sha256":"%s",
        "created":"2025-01-01T00:00:00Z","last_used":null}]}
        """
            .formatted("0".repeat(64)));
    assertThat(run("token", "list").out()).contains("ci ", "old ");
    assertThat(file).doesNotExist();
    assertThat(data.resolve("credentials.json.imported")).exists();
  }

  @Test
  void theDirectoryIsTheConfiguredOne() throws IOException {
    Path file = Files.writeString(temp.resolve("f.yaml"), "data: {directory: '" + data + "'}");
    Answer made =
        Answer.of(
            CommandLines.of(Map.of("FOSSAWATCH_DATADIR", "elsewhere")),
            "token",
            "create",
            "ci",
            "--config",
            file.toString());
    assertThat(made.code()).isZero();
    assertThat(made.err()).contains("warning: FOSSAWATCH_DATADIR: unknown variable");
    assertThat(data.resolve("state.db")).exists();
    assertThat(run("token", "list", "--data-dir", "").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void everyWriteIsInTheAuditTrail() throws IOException {
    run("token", "create", "ci");
    run("token", "create", "ci");
    pipe(PASSWORD, "password", "anna", "--scope", "admin");
    run("token", "list");
    run("token", "revoke", "ci");
    run("token", "revoke", "ci");
    run("password", "anna", "--remove");
    String actor = "cli:" + System.getProperty("user.name");
    List<AuditEntry> entries = audit();
    assertThat(entries)
        .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo(actor))
        .allSatisfy(entry -> assertThat(entry.address()).isEqualTo("local"))
        .extracting(
            entry ->
                "%s %s %s %s"
                    .formatted(
                        entry.action(),
                        entry.target(),
                        entry.details().getOrDefault("scope", "-"),
                        entry.outcome().name().toLowerCase(Locale.ROOT)))
        .containsExactly(
            "user.remove anna - ok",
            "token.revoke ci - failed",
            "token.revoke ci - ok",
            "user.set anna admin ok",
            "token.create ci read failed",
            "token.create ci read ok");
    assertThat(entries.toString()).doesNotContain("fwt_", PASSWORD);
  }

  private List<AuditEntry> audit() throws IOException {
    try (DataDirectory directory = DataDirectory.open(data);
        StateStore store = store(directory);
        Access access = open(directory, store)) {
      return access.audit().latest(100);
    }
  }

  private boolean logsIn(String name, String password) throws IOException {
    try (DataDirectory directory = DataDirectory.open(data);
        StateStore store = store(directory);
        Access access = open(directory, store)) {
      return access.logIn(name, password, SOMEWHERE) instanceof Decision.Granted;
    }
  }

  private static StateStore store(DataDirectory directory) throws IOException {
    return StateStore.sqlite(directory, "local", TimeSource.system(), new InternalErrors());
  }

  private static Access open(DataDirectory directory, StateStore store) throws IOException {
    return Access.open(
        FossawatchConfig.defaults().access(),
        directory,
        store,
        TimeSource.system(),
        new InternalErrors());
  }

  private static void assertRefused(Answer answer, String told) {
    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains(told);
  }

  private Answer run(String... arguments) {
    return pipe("", arguments);
  }

  private Answer pipe(String input, String... arguments) {
    return run(PasswordInput.piped(new ByteArrayInputStream(input.getBytes(UTF_8))), arguments);
  }

  /** Sets anna's password by typing; after the last line the keyboard is at its end. */
  private Answer type(List<String> prompts, String... lines) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(lines));
    PasswordInput.Keyboard keyboard =
        prompt -> {
          prompts.add(prompt);
          @Nullable String line = left.poll();
          return line == null ? null : line.toCharArray();
        };
    return run(PasswordInput.typed(keyboard), "password", "anna");
  }

  private Answer run(PasswordInput input, String... arguments) {
    Map<String, String> environment = Map.of("FOSSAWATCH_DATA_DIR", data.toString());
    return Answer.of(CommandLines.of(environment, input), arguments);
  }
}
