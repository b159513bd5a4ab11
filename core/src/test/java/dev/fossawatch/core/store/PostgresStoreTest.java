package dev.fossawatch.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.fossawatch.core.testing.Patience;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStoreTest extends StateStoreContract {
  private static final DatabaseStore.Pace QUICK =
      new DatabaseStore.Pace(Duration.ofMillis(8), Duration.ofMillis(20), Duration.ofMillis(100));

  private @Nullable PostgresServer server;
  private DatabaseAddress database = new DatabaseAddress("", null, null);

  @BeforeAll
  void startServer() throws IOException {
    server = PostgresServer.start();
  }

  @AfterAll
  void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Override
  @BeforeEach
  void openStore() throws Exception {
    database = server().database();
    super.openStore();
  }

  private PostgresServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }

  @Override
  StateStore open(String instance) throws StoreException {
    return DatabaseStore.open(new Postgres(database, instance, time), QUICK, time, errors);
  }

  @Test
  void changesMadeWhileTheServerIsAwayAreStoredWhenItIsBack() throws Exception {
    Notes.insert(store, 1, "before").get(30, TimeUnit.SECONDS);
    server().allow(database, false);
    server().disconnect(database);
    Written<Long> meanwhile = Notes.insert(store, 2, "meanwhile").get(30, TimeUnit.SECONDS);
    assertThat(meanwhile.durability()).isEqualTo(Durability.MEMORY);
    assertThat(Notes.insert(store, 2, "a repeated number").get(30, TimeUnit.SECONDS).durability())
        .as("nobody can know yet that it will fail")
        .isEqualTo(Durability.MEMORY);
    assertThatThrownBy(() -> Notes.numbers(store)).isInstanceOf(StoreUnavailableException.class);
    CompletableFuture<Written<Object>> reading =
        store.write(changes -> changes.list(Notes.NUMBERS, row -> row.number("number")));
    assertThatThrownBy(() -> reading.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StoreUnavailableException.class);
    StoreHealth away = store.health();
    assertThat(away.durable()).isFalse();
    assertThat(away.readsAll()).isFalse();
    assertThat(away.pending()).isEqualTo(2);

    server().allow(database, true);
    assertThat(Patience.until(() -> store.health().durable())).isTrue();
    assertThat(Notes.bodies(store)).containsExactly("before", "meanwhile");
    assertThat(store.health().lost()).isEqualTo(1);
    assertThat(errors.counts()).containsExactly(entry("store.repeat", 1L));
    forgiveErrors();
  }

  @Test
  void connectionsThatWereEndedAreMadeAgain() throws Exception {
    Notes.insert(store, 1, "before").get(30, TimeUnit.SECONDS);
    assertThat(Notes.numbers(store)).containsExactly(1L);
    server().disconnect(database);
    assertThat(Notes.numbers(store)).containsExactly(1L);
    assertThat(Notes.insert(store, 2, "after").get(30, TimeUnit.SECONDS).durability())
        .isEqualTo(Durability.DURABLE);
    assertThat(Notes.numbers(store)).containsExactly(1L, 2L);
  }

  @Test
  void anInstanceHasOneWriterAtATime() throws Exception {
    assertThatThrownBy(() -> open("local"))
        .isInstanceOf(UnusableStoreException.class)
        .hasMessageContaining("as the instance 'local'")
        .hasMessageContaining("FOSSAWATCH_INSTANCE");
    try (StateStore other = open("other")) {
      assertThat(Notes.insert(other, 1, "one").get(30, TimeUnit.SECONDS).durability())
          .isEqualTo(Durability.DURABLE);
    }
  }

  @Test
  void aWriterWhoseInstanceWasTakenOverWritesNothingMore() throws Exception {
    server().disconnect(database);
    AtomicReference<StateStore> stolen = new AtomicReference<>();
    assertThat(Patience.until(() -> steal(stolen))).isTrue();
    try (StateStore thief = Objects.requireNonNull(stolen.get())) {
      Notes.insert(thief, 1, "the thief's").get(30, TimeUnit.SECONDS);
      assertThat(Notes.insert(store, 2, "ours").get(30, TimeUnit.SECONDS).durability())
          .isEqualTo(Durability.MEMORY);
      assertThat(Patience.until(() -> problem().contains("Another Fossawatch writes"))).isTrue();
    }
    assertThat(Patience.until(() -> problem().contains("another process has written"))).isTrue();
    store.close();
    store = open("local");
    assertThat(Notes.bodies(store)).containsExactly("the thief's");
  }

  /** Opens the instance, once the server has noticed that its writer is gone. */
  private boolean steal(AtomicReference<StateStore> stolen) {
    try {
      stolen.set(open("local"));
      return true;
    } catch (StoreException held) {
      return false;
    }
  }

  private String problem() {
    return String.valueOf(store.health().problem());
  }

  @Test
  void aNewerSchemaIsRefused() throws Exception {
    store.close();
    sql("INSERT INTO fossawatch.fossawatch_migrations VALUES (99, 'V099__later.sql', 'x', 0)");
    assertThatThrownBy(() -> open("local"))
        .isInstanceOf(UnusableStoreException.class)
        .hasMessageContaining("newer Fossawatch");
    sql("DELETE FROM fossawatch.fossawatch_migrations WHERE version = 99");
    store = open("local");
  }

  @Test
  void aServerThatIsNotThereIsToldWithoutThePassword() {
    DatabaseAddress nowhere =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/x?password=hunter2", "anna", "hunter3");
    assertThatThrownBy(() -> StateStore.postgresql(nowhere, "local", time, errors))
        .isInstanceOf(UnusableStoreException.class)
        .hasMessageContaining("Make sure that it runs")
        .hasMessageNotContaining("hunter");
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
