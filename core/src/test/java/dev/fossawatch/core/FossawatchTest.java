package dev.fossawatch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.health.CheckSpec;
import dev.fossawatch.core.health.CheckStatus;
import dev.fossawatch.core.health.HealthResult;
import dev.fossawatch.core.health.HealthStatus;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.DirectoryInUseException;
import dev.fossawatch.core.testing.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FossawatchTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path parent;

  private Path directory() {
    return parent.resolve("data");
  }

  private Fossawatch.Builder builder(String... variables) {
    Map<String, String> environment = new HashMap<>();
    environment.put("FOSSAWATCH_DATA_DIR", directory().toString());
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return Fossawatch.builder().config(ConfigLoader.from(environment));
  }

  private static CheckSpec check(String name) {
    return new CheckSpec(name, () -> HealthResult.healthy("well"), SECOND, SECOND, SECOND, false);
  }

  private static List<Thread> threads(ThreadGroup group) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() == group)
        .filter(thread -> thread.getName().startsWith("fossawatch"))
        .toList();
  }

  /**
   * Runs in a group of threads of its own, which all it starts belong to: what other tests left
   * behind comes and goes meanwhile.
   */
  private static void apart(Consumer<ThreadGroup> action) throws Exception {
    ThreadGroup group = new ThreadGroup("apart");
    FutureTask<Void> task = new FutureTask<>(() -> action.accept(group), null);
    new Thread(group, task).start();
    task.get(30, TimeUnit.SECONDS);
  }

  private void assertDirectoryIsFree() throws IOException {
    DataDirectory.open(directory()).close();
  }

  @Test
  void switchedOffItHasNoThreadsAndNoFiles() throws Exception {
    apart(
        group -> {
          try (Fossawatch off =
              builder("MONITORING_ENABLED", "false").check(check("queue")).start()) {
            assertThat(off.watches()).isFalse();
            assertThat(off.health().report().checks()).isEmpty();
            assertThat(threads(group)).isEmpty();
            assertThat(parent).isEmptyDirectory();
          }
        });
  }

  @Test
  void aStartThatFailsSwitchesItOffAndLeavesNothingBehind() throws Exception {
    apart(
        group -> {
          try (Fossawatch off = builder().check(check("queue")).check(check("queue")).start()) {
            assertThat(off.config().enabled()).isFalse();
            assertThat(off.watches()).isFalse();
            assertThat(threads(group)).isEmpty();
          }
        });
    assertDirectoryIsFree();
  }

  @Test
  void aStrictStartThatFailsThrowsAndLeavesNothingBehind() throws Exception {
    Fossawatch.Builder twins = builder().check(check("queue")).check(check("queue"));
    apart(
        group -> {
          assertThatThrownBy(twins::startStrictly)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("queue");
          assertThat(threads(group)).isEmpty();
        });
    assertDirectoryIsFree();
  }

  @Test
  void aStrictStartRefusesADirectoryThatAnotherHolds() {
    try (Fossawatch first = builder().startStrictly()) {
      assertThat(first.watches()).isTrue();
      assertThatThrownBy(builder()::startStrictly)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(directory().toString())
          .hasCauseInstanceOf(DirectoryInUseException.class);
    }
  }

  @Test
  void aStrictStartRefusesCredentialsItCannotRead() throws IOException {
    try (DataDirectory stored = DataDirectory.open(directory())) {
      stored.replace("credentials.json", new byte[] {'{'});
    }
    assertThatThrownBy(builder()::startStrictly)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("credentials.json");
    assertDirectoryIsFree();
  }

  @Test
  void aStrictStartRefusesStateItCannotRead() throws IOException {
    try (DataDirectory stored = DataDirectory.open(directory())) {
      stored.replace("state.db", new byte[] {'{'});
    }
    assertThatThrownBy(builder()::startStrictly)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("state.db is damaged");
    assertDirectoryIsFree();
  }

  @Test
  void stateItCannotReadIsLeftAloneAndTheWatchGoesOnInMemory() throws Exception {
    try (DataDirectory stored = DataDirectory.open(directory())) {
      stored.replace("state.db", new byte[] {'{'});
    }
    try (Fossawatch watch = builder().start()) {
      assertThat(watch.watches()).isTrue();
      assertThat(Patience.until(() -> store(watch).status() == HealthStatus.UNHEALTHY)).isTrue();
      assertThat(store(watch).message()).contains("state.db is damaged");
    }
    assertThat(directory().resolve("state.db")).hasContent("{");
    assertThat(directory().resolve("initial-admin-token")).doesNotExist();
  }

  @Test
  void whereTheHistoryHasNoPlaceItIsKeptInMemoryAndHealthSaysSo() throws Exception {
    Files.createDirectories(directory());
    Files.createFile(directory().resolve("fossawatch.lock"));
    Files.createFile(directory().resolve("history"));

    try (Fossawatch fossawatch = builder().startStrictly()) {
      assertThat(Patience.until(() -> status(fossawatch, "history") == HealthStatus.DEGRADED))
          .isTrue();
      assertThat(Patience.until(() -> fossawatch.history().size() > 0)).isTrue();
    }
  }

  @Test
  void aCheckNamedLikeOneOfOursStandsInItsPlace() throws Exception {
    try (Fossawatch fossawatch = builder().check(check("store")).start()) {
      assertThat(fossawatch.watches()).isTrue();
      assertThat(Patience.until(() -> status(fossawatch, "store") == HealthStatus.OK)).isTrue();
    }
  }

  private static HealthStatus status(Fossawatch fossawatch, String name) {
    return fossawatch.health().report().checks().stream()
        .filter(check -> check.name().equals(name))
        .map(CheckStatus::status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aServerThatIsNotThereLeavesTheWatchInMemory() {
    String url = "jdbc:postgresql://127.0.0.1:1/x?password=hunter2";
    try (Fossawatch watch = builder("FOSSAWATCH_STORE_URL", url).start()) {
      assertThat(watch.watches()).isTrue();
      assertThat(watch.access().initialToken()).isPresent();
    }
    assertThatThrownBy(builder("FOSSAWATCH_STORE_URL", url)::startStrictly)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Make sure that it runs")
        .hasMessageNotContaining("hunter2");
  }

  private static CheckStatus store(Fossawatch watch) {
    return watch.health().report().checks().stream()
        .filter(check -> check.name().equals("store"))
        .findAny()
        .orElseThrow();
  }

  @Test
  void watchingItHasThreadsOfItsOwn() throws Exception {
    apart(
        group -> {
          try (Fossawatch watch = builder().start()) {
            assertThat(watch.watches()).isTrue();
            assertThat(threads(group)).isNotEmpty();
          }
        });
  }

  @Test
  void closedTwiceItHasLetGoOfItsDirectory() throws IOException {
    Fossawatch watch = builder().start();
    assertThat(watch.watches()).isTrue();
    watch.close();
    watch.close();
    assertDirectoryIsFree();
  }

  @Test
  void severalInstancesLiveBesideEachOther() {
    try (Fossawatch first = builder().start();
        Fossawatch second = builder().start()) {
      assertThat(first.access().initialToken()).isPresent();
      assertThat(second.access().initialToken())
          .as("the directory is taken, so it lives in memory")
          .isPresent()
          .isNotEqualTo(first.access().initialToken());
      assertThat(second.watches()).isTrue();
    }
  }
}
