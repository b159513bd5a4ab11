package dev.fossawatch.core.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a {@code state.db} that is not what we have left there. */
@Timeout(60)
class SqliteFileTest {
  private static final int PAGE = 4096;

  @TempDir private Path temp = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = temp.resolve("data").resolve("state.db");
  }

  private StateStore open() throws IOException {
    DataDirectory directory = DataDirectory.open(temp.resolve("data"));
    try {
      return StateStore.sqlite(directory, "local", TimeSource.system(), new InternalErrors());
    } finally {
      directory.close();
    }
  }

  /** Leaves a database with a few hundred rows. */
  private void write() throws Exception {
    try (StateStore store = open()) {
      Notes.create(store);
      insertMany(store, "x".repeat(300));
    }
  }

  private static void insertMany(StateStore store, String body) throws Exception {
    List<CompletableFuture<Written<Long>>> writes =
        LongStream.range(0, 300).mapToObj(i -> Notes.insert(store, i, body)).toList();
    for (CompletableFuture<Written<Long>> write : writes) {
      assertThat(write.get(30, TimeUnit.SECONDS).durability()).isEqualTo(Durability.DURABLE);
    }
  }

  private void overwrite(long at, byte[] bytes) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(at);
      access.write(bytes);
    }
  }

  private static byte[] garbage(int length) {
    byte[] garbage = new byte[length];
    for (int i = 0; i < length; i++) {
      garbage[i] = (byte) (i * 31 + 7);
    }
    return garbage;
  }

  private void assertRefusedAndLeftAlone(String... told) throws IOException {
    Map<Path, ByteBuffer> before = files();
    assertThatThrownBy(this::open)
        .isInstanceOf(UnusableStoreException.class)
        .hasMessageContaining("state.db")
        .hasMessageContaining("left as it is")
        .hasMessageContainingAll(told);
    assertThat(files().equals(before)).as("nothing has changed").isTrue();
  }

  private Map<Path, ByteBuffer> files() throws IOException {
    Map<Path, ByteBuffer> files = new HashMap<>();
    try (Stream<Path> all = Files.list(file.resolveSibling(""))) {
      for (Path each : all.filter(path -> !path.toString().endsWith("-shm")).toList()) {
        if (Files.size(each) > 0) {
          files.put(each, ByteBuffer.wrap(Files.readAllBytes(each)));
        }
      }
    }
    return files;
  }

  @Test
  void aNewOneIsItsOwnersAlone() throws Exception {
    write();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theWriterWaitsForTheDiskAtEachCommit() throws Exception {
    write();
    try (Session writer = new Sqlite("local", TimeSource.system()).writer(file);
        Statement statement = writer.connection().createStatement()) {
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
      assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).as("FULL").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "SQLite format 2", "SQLite format 3"})
  void aFileThatIsNoDatabaseIsRefused(String head) throws Exception {
    Files.createDirectories(file.resolveSibling(""));
    open().close();
    Files.write(file, (head + "\n").repeat(1000).getBytes(US_ASCII));
    assertRefusedAndLeftAlone("is damaged", "restore a backup");
  }

  @Test
  void anEmptyFileIsWhatACrashAtTheFirstStartLeaves() throws Exception {
    open().close();
    Files.write(file, new byte[0]);
    write();
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void damageInTheHeadIsRefused() throws Exception {
    write();
    overwrite(0, garbage(100));
    assertRefusedAndLeftAlone("it is no SQLite database");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, PAGE, 2 * PAGE, 5 * PAGE, 10 * PAGE})
  void damageInThePagesIsRefused(int at) throws Exception {
    write();
    overwrite(at, garbage(PAGE - at % PAGE));
    assertRefusedAndLeftAlone("is damaged", "sqlite3");
  }

  @ParameterizedTest
  @ValueSource(ints = {50, PAGE / 2, 2 * PAGE, 5 * PAGE + 100})
  void aFileThatWasCutOffIsRefused(int bytes) throws Exception {
    write();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
    assertRefusedAndLeftAlone("is damaged");
  }

  @Test
  void aLogThatIsNoneIsRefused() throws Exception {
    write();
    Files.write(file.resolveSibling("state.db-wal"), garbage(10_000));
    assertRefusedAndLeftAlone("state.db-wal is damaged", "move that file away");
  }

  @Test
  void aLogWhoseHeadWasChangedIsRefused() throws Exception {
    byte[] log = unfinishedLog();
    log[20] ^= 1;
    Files.write(file.resolveSibling("state.db-wal"), log);
    assertRefusedAndLeftAlone("state.db-wal is damaged");
  }

  @Test
  void aLogWithATornEndLosesTheEndAlone() throws Exception {
    byte[] log = unfinishedLog();
    byte[] torn = Arrays.copyOf(log, log.length + 5000);
    System.arraycopy(garbage(5000), 0, torn, log.length, 5000);
    Files.write(file.resolveSibling("state.db-wal"), torn);
    try (StateStore store = open()) {
      assertThat(Notes.numbers(store)).hasSize(300);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 32, 500})
  void aLogThatAPowerCutHasEmptiedIsNoLog(int zeros) throws Exception {
    write();
    Files.write(file.resolveSibling("state.db-wal"), new byte[zeros]);
    try (StateStore store = open()) {
      assertThat(Notes.numbers(store)).hasSize(300);
    }
  }

  /** Copies of the database and its log while it is open, as a crash leaves them. */
  private byte[] unfinishedLog() throws Exception {
    byte[] database;
    byte[] log;
    try (StateStore store = open()) {
      Notes.create(store);
      insertMany(store, "n");
      database = Files.readAllBytes(file);
      log = Files.readAllBytes(file.resolveSibling("state.db-wal"));
    }
    Files.write(file, database);
    return log;
  }

  @Test
  void theDatabaseOfAnotherProgramIsRefused() throws Exception {
    open().close();
    Files.delete(file);
    sql("CREATE TABLE songs (title TEXT)");
    assertRefusedAndLeftAlone("the database of another program");
  }

  @Test
  void aNewerSchemaIsRefused() throws Exception {
    write();
    sql("INSERT INTO fossawatch_migrations VALUES (99, 'V099__later.sql', 'x', 0)");
    assertRefusedAndLeftAlone("a newer Fossawatch", "the backup made before the upgrade");
  }

  @Test
  void aRefusalLeavesTheLogUnmergedToo() throws Exception {
    write();
    byte[] database;
    byte[] log;
    try (Session newer = new Sqlite("other", TimeSource.system()).writer(file)) {
      newer.execute("INSERT INTO fossawatch_migrations VALUES (99, 'V099__later.sql', 'x', 0)");
      database = Files.readAllBytes(file);
      log = Files.readAllBytes(file.resolveSibling("state.db-wal"));
    }
    Files.write(file, database);
    Files.write(file.resolveSibling("state.db-wal"), log);
    assertRefusedAndLeftAlone("a newer Fossawatch");
  }

  @Test
  void aMigrationThatWasAppliedInAnotherFormIsRefused() throws Exception {
    write();
    sql("UPDATE fossawatch_migrations SET checksum = 'x' WHERE version = 1");
    assertRefusedAndLeftAlone("another build of Fossawatch", "V001__");
  }

  @Test
  void aDatabaseThatIsLockedIsRefused() throws Exception {
    write();
    try (Session other = new Sqlite("other", TimeSource.system()).writer(file)) {
      other.once(Sqlite.BEGIN);
      assertThatThrownBy(this::open)
          .isInstanceOf(UnusableStoreException.class)
          .hasMessageContaining("no other program has it locked");
    }
    try (StateStore store = open()) {
      assertThat(Notes.numbers(store)).hasSize(300);
    }
  }

  @Test
  void aLinkInItsPlaceIsRefused() throws Exception {
    write();
    Path elsewhere = temp.resolve("elsewhere.db");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    assertThatThrownBy(this::open)
        .isInstanceOf(UnusableStoreException.class)
        .hasMessageContaining("is no regular file");
  }

  @Test
  void aPathWithOddCharactersIsAPathLikeAnyOther() throws Exception {
    Path odd = temp.resolve("a?b#c%20 d'e\u00e4");
    try (DataDirectory directory = DataDirectory.open(odd);
        StateStore store =
            StateStore.sqlite(directory, "local", TimeSource.system(), new InternalErrors())) {
      Notes.create(store);
    }
    assertThat(odd.resolve("state.db")).isNotEmptyFile();
  }

  @Test
  void withoutADirectoryThereIsNoFile() {
    assertThatThrownBy(
            () ->
                StateStore.sqlite(
                    DataDirectory.memory(), "local", TimeSource.system(), new InternalErrors()))
        .isInstanceOf(UnusableStoreException.class);
  }

  @Test
  void inMemoryItIsSaidThatNothingIsDurable() throws Exception {
    try (StateStore store =
        StateStore.memory(
            "local", "There is no disk.", TimeSource.system(), new InternalErrors())) {
      Notes.create(store);
      assertThat(Notes.insert(store, 1, "one").get(30, TimeUnit.SECONDS).durability())
          .isEqualTo(Durability.MEMORY);
      assertThat(Notes.numbers(store)).containsExactly(1L);
      assertThat(store.health().durable()).isFalse();
      assertThat(store.health().problem()).isEqualTo("There is no disk.");
    }
  }

  @Test
  void withoutAnyDatabaseWhatIsWrittenIsForgotten() throws Exception {
    StateStore store = StateStore.none("There is no library.");
    assertThat(Notes.insert(store, 1, "one").get()).isEqualTo(new Written<>(1L, Durability.MEMORY));
    assertThat(Notes.numbers(store)).isEmpty();
    assertThat(store.health().problem()).isEqualTo("There is no library.");
    assertThat(store.health().durable()).isFalse();
  }

  @Test
  void withoutTheNativeLibraryThatIsSaid() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.sqlite.tmpdir=" + temp.resolve("nonesuch"),
                "-Dorg.sqlite.lib.path=" + temp.resolve("nonesuch"),
                "-cp",
                System.getProperty("java.class.path"),
                OpensAStore.class.getName(),
                temp.resolve("data").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> told =
        new String(child.getInputStream().readAllBytes(), US_ASCII).lines().toList();
    assertThat(child.waitFor()).isZero();
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).contains("native library of SQLite", "org.sqlite.tmpdir");
    assertThat(told.get(1)).contains("nowhere", "native library of SQLite");
    assertThat(file).doesNotExist();
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
