package dev.fossawatch.core.store;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes all changes, on one thread: as many transactions as wait, and as can be run in a few
 * milliseconds, in one commit. While the database takes nothing, an {@link Interim} has them.
 */
final class Writer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MAX_GROUP = 1_000;
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Database database;
  private final DatabaseStore.Pace pace;
  private final TimeSource time;
  private final InternalErrors errors;
  private final BlockingQueue<Write<?>> queue;
  private final Tally tally;
  private Session session;
  private long number;
  private long pauseNanos;
  private long retryAt;
  private volatile boolean closing;
  private volatile @Nullable Interim interim;
  private volatile @Nullable String reason;
  private volatile long workingSince;
  private volatile boolean working;

  Writer(
      Database database,
      Session session,
      DatabaseStore.Pace pace,
      TimeSource time,
      InternalErrors errors,
      BlockingQueue<Write<?>> queue,
      Tally tally)
      throws StoreException {
    this.database = database;
    this.session = session;
    this.pace = pace;
    this.time = time;
    this.errors = errors;
    this.queue = queue;
    this.tally = tally;
    CommitNumber.begin(session);
    number = CommitNumber.read(session);
  }

  /** What is kept in memory; null while the database takes what it is given. */
  @Nullable Interim interim() {
    return interim;
  }

  /** Why the database takes nothing; null while it does. */
  @Nullable String reason() {
    return reason;
  }

  /** How long the piece of work at hand has taken so far; 0 where there is none. */
  long workingNanos() {
    long since = workingSince;
    return working ? time.nanos() - since : 0;
  }

  /** Ends {@link #run} after what is queued now. */
  void finish() {
    closing = true;
  }

  @Override
  public void run() {
    while (!closing || !queue.isEmpty()) {
      @Nullable Write<?> next = next();
      workingSince = time.nanos();
      working = true;
      turn(next == null ? List.of() : List.of(next));
      working = false;
    }
    end();
  }

  private @Nullable Write<?> next() {
    long wait = interim == null ? IDLE_NANOS : Math.max(0, retryAt - time.nanos());
    try {
      return queue.poll(wait, TimeUnit.NANOSECONDS);
    } catch (InterruptedException notOurs) {
      LOG.debug("Someone has interrupted the writer, which goes on", notOurs);
      return null;
    }
  }

  private void turn(List<Write<?>> next) {
    List<Write<?>> group = new ArrayList<>(next);
    try {
      retry();
      make(group);
    } catch (RuntimeException | Error fault) {
      errors.record("store.writer", fault);
      StoreException why = new StoreException("The change may not have been made.", fault);
      group.forEach(write -> write.refuse(why));
    }
  }

  private void retry() {
    @Nullable Interim held = interim;
    if (held != null && time.nanos() - retryAt >= 0) {
      tryAgain(held);
    }
  }

  private void make(List<Write<?>> group) {
    @Nullable Interim held = interim;
    if (held != null) {
      group.forEach(held::keep);
    } else if (!group.isEmpty()) {
      commit(group);
    }
  }

  /**
   * Commits what comes meanwhile with what is there.
   *
   * @param group gains what comes
   */
  private void commit(List<Write<?>> group) {
    boolean inDoubt = false;
    Session shared = session;
    shared.lock.lock();
    try {
      begin();
      runGroup(group);
      CommitNumber.write(session, number + 1);
      inDoubt = true;
      transactions().commit();
    } catch (StoreException down) {
      keepInMemory(down, group, inDoubt);
      return;
    } catch (RuntimeException | Error fault) {
      errors.record("store.commit", fault);
      keepInMemory(new StoreException(fault.toString(), fault), group, inDoubt);
      return;
    } finally {
      shared.lock.unlock();
    }
    number++;
    tally.commits.increment();
    Durability durability = database.volatility() == null ? Durability.DURABLE : Durability.MEMORY;
    for (Write<?> write : group) {
      tally.count(write, durability);
      write.tell(durability);
    }
  }

  /** Begins a transaction, on a new connection if the old one has died since it was used. */
  private void begin() throws StoreException {
    try {
      transactions().begin();
    } catch (DatabaseDownException stale) {
      LOG.debug("{} is connected to anew", database.place(), stale);
      reconnect();
      checkNumber(CommitNumber.read(session));
      transactions().begin();
    }
  }

  private void reconnect() throws StoreException {
    session.close();
    session = database.reopen();
  }

  private Transactions transactions() {
    return new Transactions(session, database.begin());
  }

  /** Runs the first of a group, and those that come meanwhile. */
  private void runGroup(List<Write<?>> group) throws DatabaseDownException {
    long start = time.nanos();
    @Nullable Write<?> next = group.get(0);
    while (next != null) {
      next.runOn(body -> Transactions.inPart(session, () -> body.run(session)));
      boolean full = group.size() == MAX_GROUP || time.nanos() - start >= pace.group().toNanos();
      next = full ? null : queue.poll();
      if (next != null) {
        group.add(next);
      }
    }
  }

  private void keepInMemory(StoreException down, List<Write<?>> group, boolean inDoubt) {
    LOG.error(
        "Fossawatch keeps its changes in memory, because {} takes none: {}. It tries again by"
            + " itself; until then the end of this process loses them.",
        database.place(),
        down.getMessage());
    Transactions.rollback(session);
    Interim held = new Interim(database.copy(), tally);
    reason = String.valueOf(down.getMessage());
    interim = held;
    pauseNanos = pace.firstRetry().toNanos();
    retryAt = time.nanos() + pauseNanos;
    group.forEach(held::keep);
    if (inDoubt) {
      held.doubt();
    }
  }

  private void tryAgain(Interim held) {
    try {
      reconnect();
      bringUpToDate(held);
      tally.commits.increment();
      LOG.info("{} takes changes again; all those kept in memory are stored.", database.place());
      interim = null;
      reason = null;
      held.close();
    } catch (StoreException still) {
      LOG.debug("{} still takes no changes", database.place(), still);
      reason = String.valueOf(still.getMessage());
      pauseNanos = Math.min(2 * pauseNanos, pace.lastRetry().toNanos());
      retryAt = time.nanos() + pauseNanos;
    } catch (RuntimeException | Error fault) {
      errors.record("store.retry", fault);
      retryAt = time.nanos() + pauseNanos;
    }
  }

  private void bringUpToDate(Interim held) throws StoreException {
    long found = CommitNumber.read(session);
    if (found == number + 1 && held.settle()) {
      number = found;
    }
    checkNumber(found);
    transactions()
        .inOne(
            () -> {
              held.repeat(session);
              CommitNumber.write(session, number + 1);
              held.doubt();
            });
    number++;
  }

  private void checkNumber(long found) throws StoreException {
    if (found != number) {
      throw new StoreException(
          "another process has written to it as this instance (commit %d instead of %d)"
              .formatted(found, number),
          null);
    }
  }

  private void end() {
    @Nullable Interim held = interim;
    if (held != null) {
      tryAgain(held);
    }
    if (interim != null && held != null) {
      LOG.error(
          "{} changes are lost, because {} took none: {}", held.size(), database.place(), reason);
      held.close();
    }
  }

  /** Lets go of the database, after {@link #run} has ended. */
  void disconnect() {
    session.close();
  }
}
