package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fossawatch.core.time.TimeSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class DatabaseCheckTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String SECRET = "s3cr3t-Pa55";

  @TempDir private Path directory = Path.of("");

  @Test
  void h2IsConnectedToAndAsked() {
    HealthResult result = byUrl("jdbc:h2:mem:", "sa", "", null).check();
    assertThat(result.state()).isEqualTo(HealthState.HEALTHY);
    assertThat(result.details()).containsEntry("product", "H2");
    assertThat(result.details()).containsKeys("version", "driver", "connect_ms", "query_ms");
  }

  @Test
  void sqliteIsConnectedToAndAsked() {
    String url = "jdbc:sqlite:" + directory.resolve("app.db");
    HealthResult result = byUrl(url, null, null, "SELECT 1").check();
    assertThat(result.state()).isEqualTo(HealthState.HEALTHY);
    assertThat(result.details()).containsEntry("product", "SQLite");
  }

  @Test
  void aQueryThatFailsIsUnhealthyAndItsStateIsTold() {
    HealthResult result = byUrl("jdbc:h2:mem:", "sa", "", "SELECT * FROM orders").check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.message()).contains("ORDERS");
    assertThat(result.details()).containsEntry("sql_state", "42S04").containsKey("connect_ms");
  }

  @Test
  void postgresIsConnectedToAskedAndMissedWhenItHasGone() throws Exception {
    assumeThat(LinuxUtils.isUnshareAvailable() || !"root".equals(System.getProperty("user.name")))
        .as("PostgreSQL does not run as root, and there is no unshare to run it as another user")
        .isTrue();
    String url;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      url = postgres.getJdbcUrl("postgres", "postgres");
      HealthResult well = byUrl(url, null, null, "SELECT version()").check();
      assertThat(well.state()).isEqualTo(HealthState.HEALTHY);
      assertThat(well.details()).containsEntry("product", "PostgreSQL");
      assertThat(
              DatabaseCheck.of(postgres.getPostgresDatabase(), null, TIMEOUT, TimeSource.system())
                  .check()
                  .state())
          .isEqualTo(HealthState.HEALTHY);
      HealthResult slow =
          DatabaseCheck.of(
                  url,
                  null,
                  null,
                  "SELECT pg_sleep(60)",
                  Duration.ofSeconds(1),
                  TimeSource.system())
              .check();
      assertThat(slow.details()).containsEntry("sql_state", "57014");
      HealthResult stranger =
          byUrl(url.replace("user=postgres", "user=nobody"), null, SECRET, null).check();
      assertThat(stranger.state()).isEqualTo(HealthState.UNHEALTHY);
      assertThat(stranger.toString()).doesNotContain(SECRET);
    }
    HealthResult gone = byUrl(url, "postgres", SECRET, null).check();
    assertThat(gone.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(gone.details()).containsEntry("sql_state", "08001");
    assertThat(gone.advice()).contains("the database runs");
    assertThat(gone.toString()).doesNotContain(SECRET);
  }

  @Test
  void anExhaustedPoolIsToldFromADeadDatabase() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      DatabaseCheck check = DatabaseCheck.of(pool, null, TIMEOUT, TimeSource.system());
      assertThat(check.check().state()).isEqualTo(HealthState.HEALTHY);
      try (Connection held = pool.getConnection()) {
        HealthResult starved = check.check();
        assertThat(held.isClosed()).isFalse();
        assertThat(starved.state()).isEqualTo(HealthState.UNHEALTHY);
        assertThat(starved.advice()).contains("enlarge the pool");
      }
      assertThat(check.check().state()).isEqualTo(HealthState.HEALTHY);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void everyConnectionIsGivenBack() {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
    DatabaseCheck check = DatabaseCheck.of(pool, "SELECT broken", TIMEOUT, TimeSource.system());
    for (int i = 0; i < 20; i++) {
      assertThat(check.check().state()).isEqualTo(HealthState.UNHEALTHY);
    }
    assertThat(pool.getActiveConnections()).isZero();
    pool.dispose();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:nosuch://app:" + SECRET + "@db/x, ",
    "jdbc:nosuch:app/" + SECRET + "@db, ",
    "jdbc:postgresql://127.0.0.1:1/x?user=app&password=" + SECRET + ", ",
    "jdbc:h2:nowhere/x;IFEXISTS=TRUE;PASSWORD=" + SECRET + ", ",
    "jdbc:nosuch:x?key=" + SECRET + ", " + SECRET,
    "jdbc:sqlite:/nosuch/dir/" + SECRET + ", " + SECRET,
  })
  void noSecretOfTheConfigurationIsShown(String url, @Nullable String password) {
    HealthResult result = byUrl(url, null, password, null).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.toString()).doesNotContain(SECRET);
  }

  @Test
  void aServerThatIsNoDatabaseIsUnhealthy() throws IOException {
    try (ServerSocket garbage = new ServerSocket(0)) {
      Thread server = new Thread(() -> answerGarbage(garbage));
      server.setDaemon(true);
      server.start();
      String url = "jdbc:postgresql://127.0.0.1:" + garbage.getLocalPort() + "/x";
      HealthResult result = byUrl(url, "app", SECRET, null).check();
      assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
      assertThat(Objects.requireNonNull(result.advice())).isNotEmpty();
    }
  }

  private static void answerGarbage(ServerSocket server) {
    byte[] garbage = {(byte) 0xff, 0, 1, 2, 3, 4, 5, 6, 7};
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getOutputStream().write(garbage);
        }
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private static DatabaseCheck byUrl(
      String url, @Nullable String user, @Nullable String password, @Nullable String query) {
    return DatabaseCheck.of(url, user, password, query, TIMEOUT, TimeSource.system());
  }
}
