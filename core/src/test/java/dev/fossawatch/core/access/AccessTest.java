package dev.fossawatch.core.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.config.AccessConfig;
import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final ClientAddress ATTACKER = new ClientAddress(null, "203.0.113.7");
  private static final ClientAddress OPERATOR = new ClientAddress(null, "198.51.100.24");
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path temp;
  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();

  @Test
  void theTokenOfTheEnvironmentIsAnAdministratorNamedEnv() throws IOException {
    try (Access access = inMemory("a-token-of-the-environment")) {
      assertThat(access.initialToken()).isEmpty();
      assertThat(access.bearer("a-token-of-the-environment", OPERATOR))
          .isEqualTo(new Decision.Granted<>(new Principal("env", Scope.ADMIN)));
      assertThat(access.credentials().tokens()).extracting(TokenInfo::name).containsExactly("env");
      assertThatThrownBy(() -> access.credentials().revokeToken("env"))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void theLongestTokenTheConfigurationTakesIsGood() throws IOException {
    try (Access access = inMemory("x".repeat(4096))) {
      assertThat(access.bearer("x".repeat(4096), OPERATOR)).isInstanceOf(Decision.Granted.class);
      assertThat(access.bearer("x".repeat(4097), OPERATOR)).isInstanceOf(Decision.Refused.class);
    }
  }

  @Test
  void aFirstTokenIsMadeOnceAndLiesInAFileForItsOwner() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp);
        StateStore store = sqlite(directory)) {
      NewToken made;
      try (Access access = open(directory, store, null)) {
        made = access.initialToken().orElseThrow();
        assertThat(made.token()).matches("fwt_[A-Za-z0-9_-]{43}");
        assertThat(made.toString()).doesNotContain(made.token());
      }
      Path file = temp.resolve("initial-admin-token");
      assertThat(file).hasContent(made.token());
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      try (Access again = open(directory, store, null)) {
        assertThat(again.initialToken()).isEmpty();
        assertThat(again.bearer(made.token(), OPERATOR)).isInstanceOf(Decision.Granted.class);
        again.credentials().revokeToken("initial");
      }
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void aThousandWrongTokensLockOutTheirAddressAlone() throws IOException {
    String good = "a-token-of-the-environment";
    try (Access access = inMemory(good)) {
      for (int i = 0; i < 1000; i++) {
        assertThat(access.bearer("wrong-" + i, ATTACKER))
            .isInstanceOf(i < 10 ? Decision.Refused.class : Decision.LockedOut.class);
        assertThat(access.bearer(good, OPERATOR)).isInstanceOf(Decision.Granted.class);
      }
      assertThat(access.bearer(good, ATTACKER))
          .isEqualTo(new Decision.LockedOut<>(Duration.ofMinutes(15)));
      assertThat(access.failures()).isEqualTo(1001);
      assertThat(access.audit().latest(10))
          .extracting(AuditEntry::action)
          .contains("access.lock_out");
      time.advance(Duration.ofMinutes(15));
      assertThat(access.bearer(good, ATTACKER)).isInstanceOf(Decision.Granted.class);
    }
  }

  @Test
  void theHolderOfOneCredentialCannotGuessAnotherForEver() throws IOException {
    String good = "a-token-of-the-environment";
    try (Access access = inMemory(good)) {
      for (int i = 0; i < 10; i++) {
        assertThat(access.bearer(good, OPERATOR)).isInstanceOf(Decision.Granted.class);
        access.bearer("wrong", OPERATOR);
      }
      assertThat(access.bearer(good, OPERATOR)).isInstanceOf(Decision.LockedOut.class);
    }
  }

  @Test
  void aUserLogsInWithTheRightPasswordOnly() throws IOException {
    try (Access access = inMemory(null)) {
      access.credentials().setUser("anna", PASSWORD, Scope.OPERATE);
      assertThat(access.logIn("anna", "wrong password", OPERATOR))
          .isInstanceOf(Decision.Refused.class);
      assertThat(access.logIn("nobody", PASSWORD, OPERATOR)).isInstanceOf(Decision.Refused.class);
      NewSession opened = opened(access.logIn("anna", PASSWORD, OPERATOR));
      assertThat(access.session(opened.id()).orElseThrow().principal())
          .isEqualTo(new Principal("anna", Scope.OPERATE));
      assertThat(access.session(opened.id() + "x")).isEmpty();
      assertThat(access.session("x".repeat(100_000))).isEmpty();
    }
  }

  @Test
  void aSessionOutlivesALockOutOfItsAddress() throws IOException {
    try (Access access = inMemory("a-token-of-the-environment")) {
      NewSession opened = opened(access.logIn("a-token-of-the-environment", OPERATOR));
      for (int i = 0; i < 20; i++) {
        access.logIn("anna", "wrong", OPERATOR);
      }
      assertThat(access.bearer("a-token-of-the-environment", OPERATOR))
          .isInstanceOf(Decision.LockedOut.class);
      assertThat(access.session(opened.id())).isPresent();
    }
  }

  @Test
  void aSessionEndsUnusedOrAfterADayOrAtLogOut() throws IOException {
    try (Access access = inMemory("a-token-of-the-environment")) {
      NewSession unused = opened(access.logIn("a-token-of-the-environment", OPERATOR));
      NewSession used = opened(access.logIn("a-token-of-the-environment", OPERATOR));
      NewSession left = opened(access.logIn("a-token-of-the-environment", OPERATOR));
      access.logOut(left.session());
      assertThat(access.session(left.id())).isEmpty();
      for (int hours = 0; hours < 23; hours++) {
        time.advance(Duration.ofHours(1));
        assertThat(access.session(used.id())).as("after %s hours", hours).isPresent();
      }
      assertThat(access.session(unused.id())).isEmpty();
      time.advance(Duration.ofHours(1));
      assertThat(access.session(used.id())).isEmpty();
    }
  }

  @Test
  void aSessionEndsWithItsCredential() throws IOException {
    try (Access access = inMemory(null)) {
      Credentials credentials = access.credentials();
      credentials.setUser("anna", PASSWORD, Scope.ADMIN);
      credentials.setUser("ben", PASSWORD, Scope.ADMIN);
      NewToken token = credentials.createToken("ci", Scope.READ);
      NewSession removed = opened(access.logIn("anna", PASSWORD, OPERATOR));
      NewSession changed = opened(access.logIn("ben", PASSWORD, OPERATOR));
      NewSession revoked = opened(access.logIn(token.token(), OPERATOR));

      credentials.removeUser("anna");
      credentials.setUser("ben", PASSWORD, Scope.ADMIN);
      credentials.revokeToken("ci");
      credentials.createToken("ci", Scope.READ);

      assertThat(access.session(removed.id())).isEmpty();
      assertThat(access.session(changed.id())).isEmpty();
      assertThat(access.session(revoked.id())).isEmpty();
    }
  }

  @Test
  void theOldestSessionEndsWhenThereAreTooMany() throws IOException {
    try (Access access = inMemory("a-token-of-the-environment")) {
      NewSession first = opened(access.logIn("a-token-of-the-environment", OPERATOR));
      NewSession second = opened(access.logIn("a-token-of-the-environment", OPERATOR));
      for (int i = 2; i <= Sessions.MAX; i++) {
        access.logIn("a-token-of-the-environment", OPERATOR);
      }
      assertThat(access.session(first.id())).isEmpty();
      assertThat(access.session(second.id())).isPresent();
    }
  }

  @Test
  void whatIsStoredHoldsNoSecret() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp)) {
      NewToken token;
      try (StateStore store = sqlite(directory);
          Access access = open(directory, store, "a-token-of-the-environment")) {
        token = access.credentials().createToken("ci", Scope.READ);
        access.credentials().setUser("anna", PASSWORD, Scope.READ);
      }
      assertThat(Files.readString(temp.resolve("state.db"), ISO_8859_1))
          .contains("ci", "anna", "PBKDF2-HMAC-SHA256")
          .doesNotContain(token.token(), PASSWORD, "a-token-of-the-environment");
    }
  }

  @Test
  void theLastUseOfATokenIsStoredAtTheLatestAtTheEnd() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp);
        StateStore store = sqlite(directory)) {
      try (Access access = open(directory, store, null)) {
        NewToken token = access.credentials().createToken("ci", Scope.READ);
        time.advance(Duration.ofHours(1));
        access.bearer(token.token(), OPERATOR);
      }
      assertThat(Credentials.open(directory, store, time).tokens())
          .filteredOn(token -> token.name().equals("ci"))
          .extracting(TokenInfo::lastUsed)
          .containsExactly(time.now());
    }
  }

  private Access inMemory(@Nullable String environmentToken) throws IOException {
    return open(DataDirectory.memory(), StateStore.none("a test"), environmentToken);
  }

  private StateStore sqlite(DataDirectory directory) throws IOException {
    return StateStore.sqlite(directory, "local", TimeSource.system(), errors);
  }

  private Access open(DataDirectory directory, StateStore store, @Nullable String environmentToken)
      throws IOException {
    AccessConfig config =
        new AccessConfig(environmentToken, Duration.ofHours(8), 10, Duration.ofMinutes(15));
    return Access.open(config, directory, store, time, errors, 10);
  }

  private static NewSession opened(Decision<NewSession> decision) {
    assertThat(decision).isInstanceOf(Decision.Granted.class);
    return ((Decision.Granted<NewSession>) decision).value();
  }
}
