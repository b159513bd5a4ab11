package dev.fossawatch.core.store;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** State in a database: a thread that writes, and connections that read. */
final class DatabaseStore implements StateStore {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStore.class);
  private static final Duration STUCK = Duration.ofSeconds(10);
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final Database database;
  private final BlockingQueue<Write<?>> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
  private final Tally tally;
  private final Readers readers;
  private final Writer writer;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * When things are done.
   *
   * @param group how long transactions may be gathered for one commit
   * @param firstRetry how soon a database that failed is tried again; each time later after twice
   *     as long
   * @param lastRetry and at the latest after this
   */
  record Pace(Duration group, Duration firstRetry, Duration lastRetry) {
    static final Pace USUAL =
        new Pace(Duration.ofMillis(8), Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  private DatabaseStore(
      Database database, Session session, Pace pace, TimeSource time, InternalErrors errors)
      throws StoreException {
    this.database = database;
    tally = new Tally(errors);
    readers = new Readers(database, session);
    writer = new Writer(database, session, pace, time, errors, queue, tally);
    thread = new Thread(writer, "fossawatch-store");
    thread.setDaemon(true);
    thread.start();
  }

  static DatabaseStore open(Database database, Pace pace, TimeSource time, InternalErrors errors)
      throws UnusableStoreException {
    Session session = database.open();
    boolean done = false;
    try {
      DatabaseStore store = new DatabaseStore(database, session, pace, time, errors);
      done = true;
      return store;
    } catch (StoreException unable) {
      throw new UnusableStoreException(
          database.place() + " cannot be written: " + unable.getMessage(), unable);
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<Written<T>> write(
      Transaction<T> transaction) {
    Write<T> write = new Write<>(transaction);
    if (closed) {
      refuse(write, "The store is closed.");
    } else if (!queue.offer(write)) {
      refuse(write, MAX_QUEUED + " changes are waiting already.");
    } else if (!thread.isAlive()) {
      refuseQueued();
    }
    return write.future;
  }

  private void refuse(Write<?> write, String why) {
    tally.refused.increment();
    write.refuse(new StoreUnavailableException(why, null));
  }

  private void refuseQueued() {
    for (Write<?> write = queue.poll(); write != null; write = queue.poll()) {
      refuse(write, "The store is closed.");
    }
  }

  @Override
  public <T extends @Nullable Object> T read(Query<T> query) throws StoreException {
    @Nullable Interim interim = writer.interim();
    return interim == null ? readers.read(query) : interim.read(query, readers);
  }

  @Override
  public StoreHealth health() {
    @Nullable Interim interim = writer.interim();
    String problem = problem();
    return new StoreHealth(
        database.place(),
        problem == null,
        interim == null || interim.hasCopy(),
        problem,
        queue.size(),
        interim == null ? 0 : interim.size(),
        tally.commits.sum(),
        tally.durable.sum(),
        tally.memory.sum(),
        tally.failed.sum(),
        tally.refused.sum(),
        tally.lost.sum());
  }

  private @Nullable String problem() {
    @Nullable String reason = writer.reason();
    if (reason != null) {
      return "Changes are kept in memory, because " + database.place() + " takes none: " + reason;
    }
    if (closed) {
      return "The store is closed.";
    }
    long working = writer.workingNanos();
    return working < STUCK.toNanos()
        ? database.volatility()
        : database.place() + " has been writing for " + working / 1_000_000_000L + " s";
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    writer.finish();
    boolean unused = queue.offer(new Write<>(changes -> true));
    try {
      thread.join(LONGEST_END.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.error("{} is still writing; what waits for it is lost.", database.place());
    }
    refuseQueued();
    readers.close();
    if (!thread.isAlive()) {
      writer.disconnect();
    }
  }
}
