package dev.fossawatch.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final String PASSWORD = "correct horse battery";
  private final ManualTime time = new ManualTime();
  private final DataDirectory directory = DataDirectory.memory();
  private final InternalErrors errors = new InternalErrors();
  private final StateStore store = StateStore.memory("local", null, TimeSource.system(), errors);

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void areThereAgainAfterAReopening() throws IOException {
    Credentials first = open();
    NewToken token = first.createToken("ci", Scope.OPERATE);
    assertThat(first.setUser("anna", PASSWORD, Scope.READ)).isTrue();
    assertThat(first.setUser("anna", PASSWORD + "!", Scope.ADMIN)).isFalse();

    Credentials second = open();
    assertThat(second.tokens())
        .containsExactly(new TokenInfo("ci", Scope.OPERATE, time.now(), null));
    assertThat(second.users()).containsExactly(new UserInfo("anna", Scope.ADMIN, time.now()));
    assertThat(second.byToken(token.token())).isPresent();
    assertThat(second.byPassword("anna", PASSWORD + "!")).isPresent();
    assertThat(second.byPassword("anna", PASSWORD)).isEmpty();
  }

  @Test
  void areGoneForGoodWhenRevokedOrRemoved() throws IOException {
    Credentials credentials = open();
    NewToken token = credentials.createToken("ci", Scope.READ);
    credentials.setUser("anna", PASSWORD, Scope.READ);
    assertThat(credentials.revokeToken("ci")).isTrue();
    assertThat(credentials.revokeToken("ci")).isFalse();
    assertThat(credentials.removeUser("anna")).isTrue();
    assertThat(credentials.removeUser("anna")).isFalse();
    assertThat(open().byToken(token.token())).isEmpty();
    assertThat(open().byPassword("anna", PASSWORD)).isEmpty();
  }

  @Test
  void shareOneSetOfNames() throws IOException {
    Credentials credentials = open();
    credentials.createToken("ci", Scope.READ);
    credentials.setUser("anna", PASSWORD, Scope.READ);
    assertThatThrownBy(() -> credentials.createToken("ci", Scope.READ))
        .isInstanceOf(ConflictException.class)
        .hasMessage("the name 'ci' is taken");
    assertThatThrownBy(() -> credentials.createToken("anna", Scope.READ))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> credentials.setUser("ci", PASSWORD, Scope.READ))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> credentials.createToken("env", Scope.READ))
        .isInstanceOf(ConflictException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", " anna", "a/b", "a b", "ann\u00e4", "x\n", "\u001b[31m"})
  void haveNamesThatAreHarmlessToShow(String name) throws IOException {
    Credentials credentials = open();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credentials.createToken(name, Scope.READ));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credentials.setUser(name, PASSWORD, Scope.READ));
    assertThat(credentials.tokens()).isEmpty();
  }

  @Test
  void areBoundedInNumber() throws IOException {
    Credentials credentials = open();
    for (int i = 0; i < 200; i++) {
      credentials.createToken("t" + i, Scope.READ);
    }
    assertThatThrownBy(() -> credentials.createToken("one-more", Scope.READ))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("revoke one first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"version\":2,\"tokens\":[],\"users\":[]}",
        "{\"version\":1,\"tokens\":[],\"users\":[],\"more\":1}",
        "{\"version\":1,\"tokens\":null,\"users\":[]}",
        "{\"version\":1,\"tokens\":[{\"name\":\"a\",\"scope\":\"read\",\"sha256\":\"x\"}],\"users\":[]}",
        "{\"version\":1,\"tokens\":[{\"name\":\"a\",\"scope\":\"god\",\"sha256\":\"x\"}],\"users\":[]}",
        "{\"version\":1,\"tokens\":[null],\"users\":[]}",
        "{\"version\":1,\"tokens\":[],\"users\":[{\"name\":\"a\",\"scope\":\"read\",\"created\":"
            + "\"2026-01-01T00:00:00Z\",\"password\":{\"algorithm\":\"MD5\",\"iterations\":1,"
            + "\"salt\":\"\",\"hash\":\"\"}}]}"
      })
  void areRefusedWhenDamagedOrNewerAndLeftAsTheyAre(String stored) throws IOException {
    directory.replace("credentials.json", stored.getBytes(UTF_8));
    assertThatThrownBy(this::open)
        .isInstanceOf(UnreadableCredentialsException.class)
        .hasMessageContaining("It was left as it is");
    assertThat(directory.read("credentials.json")).hasValue(stored.getBytes(UTF_8));
  }

  @Test
  void ofAFileAreTakenOverOnce() throws IOException {
    String file =
        "{\"version\":1,\"tokens\":[{\"name\":\"ci\",\"scope\":\"read\",\"sha256\":\""
            + "0".repeat(64)
            + "\",\"created\":\"2025-01-01T00:00:00Z\",\"last_used\":null}],\"users\":[]}";
    try (StateStore kept = StateStore.memory("local", null, TimeSource.system(), errors)) {
      directory.replace("credentials.json", file.getBytes(UTF_8));
      Credentials credentials = open(kept);
      assertThat(credentials.tokens())
          .containsExactly(
              new TokenInfo("ci", Scope.READ, Instant.parse("2025-01-01T00:00:00Z"), null));
      assertThat(directory.read("credentials.json"))
          .as("what is in memory alone is needed again")
          .isPresent();
      credentials.revokeToken("ci");
      assertThat(open(kept).tokens()).as("revoked is revoked").isEmpty();
    }
  }

  private Credentials open() throws IOException {
    return open(store);
  }

  private Credentials open(StateStore store) throws IOException {
    Secrets secrets = new Secrets();
    return new Credentials(directory, store, time, secrets, new Passwords(secrets, 10), null);
  }
}
