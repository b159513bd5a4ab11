package dev.fossawatch.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fossawatch.core.config.AccessConfig;
import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.DatabaseAddress;
import dev.fossawatch.core.store.PostgresServer;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the other tests of access show on SQLite, in short on PostgreSQL. */
@Timeout(120)
class AccessOnPostgresTest {
  private static final ClientAddress OPERATOR = new ClientAddress(null, "198.51.100.24");
  private static final String PASSWORD = "correct horse battery";

  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();
  private final DataDirectory directory = DataDirectory.memory();

  @Test
  void usersTokensAndTheTrailAreThereAgain() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      DatabaseAddress database = server.database();
      String token;
      try (StateStore store = open(database);
          Access access = open(store)) {
        assertThat(access.initialToken()).isPresent();
        Credentials credentials = access.credentials();
        token = credentials.createToken("ci", Scope.OPERATE).token();
        credentials.createToken("gone", Scope.READ);
        credentials.setUser("anna", PASSWORD + "!", Scope.READ);
        credentials.setUser("anna", PASSWORD, Scope.ADMIN);
        credentials.setUser("ben", PASSWORD, Scope.READ);
        credentials.removeUser("ben");
        credentials.revokeToken("gone");
        access.bearer(token, OPERATOR);
        access.audit().record(entry("one"));
        access.audit().record(entry("two"));
        assertThat(store.health().durable()).isTrue();
      }
      try (StateStore store = open(database);
          Access access = open(store)) {
        assertThat(access.initialToken()).isEmpty();
        assertThat(access.credentials().tokens())
            .extracting(TokenInfo::name, TokenInfo::lastUsed)
            .containsExactly(tuple("initial", null), tuple("ci", time.now()));
        assertThat(access.credentials().users())
            .containsExactly(new UserInfo("anna", Scope.ADMIN, time.now()));
        assertThat(access.logIn("anna", PASSWORD, OPERATOR)).isInstanceOf(Decision.Granted.class);
        assertThat(access.bearer(token, OPERATOR)).isInstanceOf(Decision.Granted.class);
        assertThat(access.audit().latest(10)).containsExactly(entry("two"), entry("one"));
      }
    }
    assertThat(errors.counts()).isEmpty();
  }

  private StateStore open(DatabaseAddress database) throws IOException {
    return StateStore.postgresql(database, "local", TimeSource.system(), errors);
  }

  private Access open(StateStore store) throws IOException {
    AccessConfig config = new AccessConfig(null, Duration.ofHours(8), 10, Duration.ofMinutes(15));
    return Access.open(config, directory, store, time, errors, 10);
  }

  private AuditEntry entry(String target) {
    return new AuditEntry(
        time.now(), "anna", "token.create", target, Map.of(), "local", AuditOutcome.OK);
  }
}
