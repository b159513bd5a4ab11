package dev.fossawatch.core.store;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A process that writes until it is killed, and says on its standard output which rows it was
 * promised: {@code a 17} once row 17 is durable. Rows are numbered from 0 without gaps, each in a
 * transaction with a second row that mirrors it. It also says where it is: {@code b} and {@code i}
 * inside a transaction, before and after its changes, {@code c} before a checkpoint.
 *
 * <p>Arguments: the data directory, the first number, and {@code honest}; or {@code early} for one
 * that promises rows before they are durable, to see that it is found out.
 */
final class KillTarget {
  private static final int AT_ONCE = 64;
  private static final int MIRROR = 1_000_000_000;

  private final StateStore store;
  private final boolean early;
  private final AtomicLong next;
  private final Semaphore room = new Semaphore(AT_ONCE);

  private KillTarget(StateStore store, long first, boolean early) {
    this.store = store;
    this.early = early;
    this.next = new AtomicLong(first);
  }

  public static void main(String[] args) throws Exception {
    TimeSource time = TimeSource.system();
    Path data = Path.of(args[0]);
    try (DataDirectory directory = DataDirectory.open(data);
        StateStore store = StateStore.sqlite(directory, "local", time, new InternalErrors())) {
      Notes.create(store);
      Thread checkpoints = new Thread(() -> checkpoint(data.resolve(SqliteFile.NAME)));
      checkpoints.setDaemon(true);
      checkpoints.start();
      new KillTarget(store, Long.parseLong(args[1]), args[2].equals("early")).writeForEver();
    }
  }

  private void writeForEver() throws InterruptedException {
    while (true) {
      room.acquire();
      long number = next.getAndIncrement();
      if (early) {
        say("a " + number);
      }
      CompletableFuture<@Nullable Void> unused =
          store.write(changes -> insert(changes, number)).handle(this::written);
    }
  }

  private static long insert(Changes changes, long number) throws StoreException {
    say("b " + number);
    changes.execute(Notes.INSERT, number, "n".repeat((int) (number % 700)));
    changes.execute(Notes.INSERT, number + MIRROR, "mirror");
    say("i " + number);
    return number;
  }

  private @Nullable Void written(@Nullable Written<Long> written, @Nullable Throwable failure) {
    if (written == null || written.durability() != Durability.DURABLE) {
      throw new IllegalStateException("the disk of the test takes nothing", failure);
    }
    if (!early) {
      say("a " + written.value());
    }
    room.release();
    return null;
  }

  private static void checkpoint(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      while (true) {
        Thread.sleep(5);
        say("c 0");
        statement.execute("PRAGMA wal_checkpoint(RESTART)");
      }
    } catch (Exception gone) {
      throw new IllegalStateException(gone);
    }
  }

  /** One write, so that a line is there as a whole or not at all. */
  private static synchronized void say(String line) {
    System.out.print(line + "\n");
    System.out.flush();
  }
}
