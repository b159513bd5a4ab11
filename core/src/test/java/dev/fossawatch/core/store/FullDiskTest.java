package dev.fossawatch.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.testing.Requires;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes nothing for a while, and whatever else may happen to the writer. */
@Timeout(120)
class FullDiskTest {
  private static final DatabaseStore.Pace QUICK =
      new DatabaseStore.Pace(Duration.ofMillis(8), Duration.ofMillis(20), Duration.ofMillis(50));
  private static final long COPIED = 64L * 1024 * 1024;
  private static final String LONG = "x".repeat(10_000);

  @TempDir private Path temp = Path.of("");
  private final InternalErrors errors = new InternalErrors();
  private final TimeSource time = TimeSource.system();

  private Narrow narrow(long maxCopyBytes) {
    return new Narrow(temp.resolve("state.db"), maxCopyBytes, time);
  }

  private DatabaseStore open(Database database) throws StoreException {
    DatabaseStore store = DatabaseStore.open(database, QUICK, time, errors);
    Notes.create(store);
    return store;
  }

  private static Durability insert(StateStore store, long number, String body) throws Exception {
    return Notes.insert(store, number, body).get(30, TimeUnit.SECONDS).durability();
  }

  /** Writes what does not fit, which makes the store keep its changes in memory. */
  private static void fill(StateStore store) throws Exception {
    assertThat(insert(store, 0, LONG.repeat(10))).isEqualTo(Durability.MEMORY);
  }

  @Test
  void changesAreKeptInMemorySeenAndStoredInOrderWhenThereIsSpaceAgain() throws Exception {
    Narrow disk = narrow(COPIED);
    disk.room(4);
    try (DatabaseStore store = open(disk)) {
      assertThat(insert(store, 1, "fits")).isEqualTo(Durability.DURABLE);
      assertThat(insert(store, 2, LONG.repeat(10))).isEqualTo(Durability.MEMORY);
      assertThat(insert(store, 3, "a")).isEqualTo(Durability.MEMORY);
      CompletableFuture<Written<Boolean>> appended =
          store.write(
              changes -> {
                changes.execute(Notes.APPEND, "b", 3);
                return true;
              });
      assertThat(appended.get(30, TimeUnit.SECONDS).durability()).isEqualTo(Durability.MEMORY);
      CompletableFuture<Written<Long>> twin = Notes.insert(store, 3, "twin");
      assertThatThrownBy(() -> twin.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StoreException.class);
      assertThat(Notes.bodies(store)).containsExactly("fits", LONG.repeat(10), "ab");
      StoreHealth full = store.health();
      assertThat(full.durable()).isFalse();
      assertThat(full.readsAll()).isTrue();
      assertThat(full.problem()).contains("state.db takes none", "full");
      assertThat(full.pending()).isEqualTo(3);

      disk.room(1_000_000);
      assertThat(Patience.until(() -> store.health().durable())).isTrue();
      assertThat(store.health().pending()).isZero();
      assertThat(Notes.bodies(store)).containsExactly("fits", LONG.repeat(10), "ab");
      assertThat(insert(store, 4, "again")).isEqualTo(Durability.DURABLE);
      assertThat(store.health().lost()).isZero();
    }
    try (DatabaseStore reopened = open(narrow(COPIED))) {
      assertThat(Notes.numbers(reopened)).containsExactly(1L, 2L, 3L, 4L);
    }
    assertThat(errors.counts()).isEmpty();
  }

  @Test
  void allOfAGroupAreKeptInMemoryWhenOneDoesNotFit() throws Exception {
    Narrow disk = narrow(COPIED);
    disk.room(4);
    try (DatabaseStore store = open(disk)) {
      List<CompletableFuture<Written<Long>>> writes =
          LongStream.range(0, 100).mapToObj(i -> Notes.insert(store, i, LONG)).toList();
      for (CompletableFuture<Written<Long>> write : writes) {
        assertThat(write.get(30, TimeUnit.SECONDS).value()).isNotNegative();
      }
      assertThat(Notes.numbers(store)).hasSize(100);
      disk.room(1_000_000);
      assertThat(Patience.until(() -> store.health().durable())).isTrue();
      assertThat(Notes.numbers(store)).hasSize(100);
    }
  }

  @Test
  void whereTheDatabaseIsTooLargeToBeCopiedReadsSeeTheDiskAlone() throws Exception {
    Narrow disk = narrow(1);
    disk.room(4);
    try (DatabaseStore store = open(disk)) {
      insert(store, 1, "fits");
      assertThat(insert(store, 2, LONG.repeat(10))).isEqualTo(Durability.MEMORY);
      assertThat(Notes.numbers(store)).containsExactly(1L);
      assertThat(store.health().readsAll()).isFalse();
      disk.room(1_000_000);
      assertThat(Patience.until(() -> store.health().durable())).isTrue();
      assertThat(Notes.numbers(store)).containsExactly(1L, 2L);
    }
  }

  @Test
  void memoryIsBoundedAndWhatDoesNotFitIsRefused() throws Exception {
    Narrow disk = narrow(1);
    disk.room(4);
    try (DatabaseStore store = open(disk)) {
      insert(store, 1, LONG.repeat(10));
      for (int i = 0; i < 16; i++) {
        insert(store, 2 + i, "x".repeat(1 << 20));
      }
      CompletableFuture<Written<Long>> refused = Notes.insert(store, 100, "one more");
      assertThatThrownBy(() -> refused.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StoreUnavailableException.class);
      assertThat(store.health().refused()).isEqualTo(1);
      disk.room(1_000_000);
      assertThat(Patience.until(() -> store.health().durable())).isTrue();
      assertThat(Notes.numbers(store)).hasSize(17).doesNotContain(100L);
    }
  }

  @Test
  void whatTheEndOfTheProcessLosesWasSaid() throws Exception {
    Narrow disk = narrow(COPIED);
    disk.room(4);
    try (DatabaseStore store = open(disk)) {
      assertThat(insert(store, 1, LONG.repeat(10))).isEqualTo(Durability.MEMORY);
    }
    try (DatabaseStore reopened = open(narrow(COPIED))) {
      assertThat(Notes.numbers(reopened)).isEmpty();
    }
  }

  @Test
  void aWriterThatFailsInAWayNobodyForesawGoesOn() throws Exception {
    Narrow disk = narrow(COPIED);
    try (DatabaseStore store = open(disk)) {
      disk.fault(new IllegalStateException("unforeseen"));
      assertThat(insert(store, 1, "one")).isEqualTo(Durability.MEMORY);
      assertThat(Notes.numbers(store)).containsExactly(1L);
      assertThat(Patience.until(() -> errors.counts().containsKey("store.retry"))).isTrue();
      disk.fault(null);
      assertThat(Patience.until(() -> store.health().durable())).isTrue();
      assertThat(insert(store, 2, "two")).isEqualTo(Durability.DURABLE);
      assertThat(Notes.numbers(store)).containsExactly(1L, 2L);
    }
    assertThat(errors.counts()).contains(entry("store.commit", 1L));
  }

  @Test
  void aDatabaseThatAnotherProgramHasLockedIsWaitedForInMemory() throws Exception {
    Narrow disk = narrow(COPIED);
    try (DatabaseStore store = open(disk)) {
      try (Session other = new Sqlite("other", time).writer(temp.resolve("state.db"))) {
        other.once(Sqlite.BEGIN);
        assertThat(insert(store, 1, "one")).isEqualTo(Durability.MEMORY);
        assertThat(store.health().problem()).contains("locked");
      }
      assertThat(Patience.until(() -> store.health().durable())).isTrue();
      assertThat(Notes.numbers(store)).containsExactly(1L);
    }
  }

  @Test
  void aDatabaseThatWasRemovedIsNotMadeAnew() throws Exception {
    Narrow disk = narrow(COPIED);
    disk.room(4);
    try (DatabaseStore store = open(disk)) {
      fill(store);
      Files.delete(temp.resolve("state.db"));
      assertThat(Patience.until(() -> problem(store).contains("unable to open"))).isTrue();
      assertThat(insert(store, 7, "kept")).isEqualTo(Durability.MEMORY);
    }
    assertThat(temp.resolve("state.db")).doesNotExist();
  }

  @Test
  void aDatabaseThatWasReplacedIsNotWrittenTo() throws Exception {
    Path replaced = temp.resolve("state.db");
    Narrow disk = narrow(COPIED);
    disk.room(4);
    try (DatabaseStore store = open(disk)) {
      fill(store);
      Path other = temp.resolve("other.db");
      try (DatabaseStore second = open(new SqliteFile(other, "local", time, COPIED))) {
        insert(second, 1, "of another time");
        insert(second, 2, "of another time");
        insert(second, 3, "of another time");
        insert(second, 4, "of another time");
      }
      Files.deleteIfExists(temp.resolve("state.db-wal"));
      Files.deleteIfExists(temp.resolve("state.db-shm"));
      Files.move(other, replaced, StandardCopyOption.REPLACE_EXISTING);
      disk.room(1_000_000);
      assertThat(Patience.until(() -> problem(store).contains("another process has written")))
          .isTrue();
    }
  }

  @Test
  void aReallyFullFileSystemIsLivedThrough() throws Exception {
    Path mount = Files.createDirectory(temp.resolve("mount"));
    run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount.toString());
    try {
      Path ballast = mount.resolve("ballast");
      try (DatabaseStore store =
          open(new SqliteFile(mount.resolve("state.db"), "local", time, COPIED))) {
        insert(store, 1, "fits");
        fillUp(ballast);
        assertThat(
                Patience.until(
                    () ->
                        insert(store, 2 + store.health().durableChanges(), LONG)
                            == Durability.MEMORY))
            .isTrue();
        assertThat(store.health().durable()).isFalse();
        List<Long> seen = Notes.numbers(store);
        Files.delete(ballast);
        assertThat(Patience.until(() -> store.health().durable())).isTrue();
        assertThat(Notes.numbers(store)).isEqualTo(seen);
      }
    } finally {
      run("umount", mount.toString());
    }
    assertThat(errors.counts()).isEmpty();
  }

  private static void fillUp(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (int i = 0; i < 1024; i++) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(Files.size(ballast)).isPositive();
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().transferTo(System.err);
    if (process.waitFor() != 0) {
      throw new Requires().missing("mount", "no file system can be mounted");
    }
  }

  private static String problem(StateStore store) {
    return String.valueOf(store.health().problem());
  }
}
