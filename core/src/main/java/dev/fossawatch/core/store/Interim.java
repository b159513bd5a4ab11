package dev.fossawatch.core.store;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in memory while the database takes nothing: the changes in their order, and a copy
 * of the database with these changes made, where one could be had. Changed by the writer's thread
 * alone; {@link #read} from any.
 */
final class Interim implements AutoCloseable {
  static final int MAX_PENDING = 10_000;
  static final long MAX_BYTES = 32L * 1024 * 1024;

  private final Deque<Recorded> pending = new ArrayDeque<>();
  private final Tally tally;
  private volatile @Nullable Session copy;
  private volatile int size;
  private long bytes;
  private int inDoubt;

  Interim(@Nullable Session copy, Tally tally) {
    this.copy = copy;
    this.tally = tally;
  }

  /** Makes a change in memory, if there is room, and tells whoever waits for it. */
  void keep(Write<?> write) {
    if (pending.size() >= MAX_PENDING || bytes >= MAX_BYTES) {
      tally.refused.increment();
      write.refuse(
          new StoreUnavailableException(
              "The database takes nothing, and there is no room for more in memory.", null));
      return;
    }
    Recorder recorder = new Recorder(copy);
    try {
      write.runOn(body -> run(body, recorder));
    } catch (DatabaseDownException copyFailed) {
      dropCopy();
      keep(write);
      return;
    }
    if (!write.hasFailed()) {
      add(recorder.recorded());
    }
    tally.count(write, Durability.MEMORY);
    write.tell(Durability.MEMORY);
  }

  private void run(Write.Body body, Recorder recorder) throws StoreException {
    Session made = copy;
    if (made == null) {
      body.run(recorder);
      return;
    }
    made.lock.lock();
    try {
      Transactions.inPart(made, () -> body.run(recorder));
    } finally {
      made.lock.unlock();
    }
  }

  private void add(Recorded recorded) {
    if (!recorded.steps().isEmpty()) {
      pending.add(recorded);
      bytes += recorded.bytes();
      size = pending.size();
    }
  }

  /** All kept so far may have been committed already; {@link #settle} will know. */
  void doubt() {
    inDoubt = pending.size();
  }

  /**
   * Forgets what was in doubt and turns out to be committed.
   *
   * @return whether anything was in doubt
   */
  boolean settle() {
    boolean any = inDoubt > 0;
    for (; inDoubt > 0; inDoubt--) {
      pending.remove();
    }
    size = pending.size();
    return any;
  }

  /** Makes all changes in the database, as parts of a transaction that is open. */
  void repeat(Session session) throws StoreException {
    for (Recorded each : pending) {
      try {
        Transactions.inPart(session, () -> each.repeat(session));
      } catch (DatabaseDownException down) {
        throw down;
      } catch (StoreException failed) {
        tally.lose(failed);
      }
    }
  }

  /** How many changes are kept. */
  int size() {
    return size;
  }

  boolean hasCopy() {
    return copy != null;
  }

  /** Asks the copy, or else the database, which may still answer questions. */
  <T extends @Nullable Object> T read(Query<T> query, Readers readers) throws StoreException {
    Session made = copy;
    if (made == null) {
      return readers.read(query);
    }
    return Readers.ask(made, () -> made == copy ? query.run(made) : readers.read(query));
  }

  private void dropCopy() {
    Session made = copy;
    if (made == null) {
      return;
    }
    made.lock.lock();
    try {
      copy = null;
      made.close();
    } finally {
      made.lock.unlock();
    }
  }

  @Override
  public void close() {
    dropCopy();
  }
}
