package dev.fossawatch.core.store;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections for reading, each for one question at a time. Thread-safe. */
final class Readers implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final BlockingQueue<Slot> free;
  private final int count;
  private volatile boolean closed;

  Readers(Database database, Session writer) {
    count = database.readers();
    free = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      free.add(new Slot(database, writer));
    }
  }

  /** Something that is asked of a session. */
  interface Question<T extends @Nullable Object> {
    T ask() throws StoreException;
  }

  <T extends @Nullable Object> T read(Query<T> query) throws StoreException {
    Slot slot = take();
    try {
      return slot.read(query);
    } catch (DatabaseDownException down) {
      throw new StoreUnavailableException(
          "The database gives no answer: " + down.getMessage(), down);
    } finally {
      free.add(slot);
    }
  }

  private Slot take() throws StoreException {
    try {
      @Nullable Slot slot = closed ? null : free.poll(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
      if (slot != null) {
        return slot;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new StoreUnavailableException(
        closed ? "The store is closed." : "Too many questions are being answered.", null);
  }

  /** Asks a session when it is free, and gives up after the time limit. */
  static <T extends @Nullable Object> T ask(Session session, Question<T> question)
      throws StoreException {
    try {
      if (!session.lock.tryLock(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreUnavailableException("The database is busy.", null);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("The question was interrupted.", interrupted);
    }
    try {
      session.deadline.set(LIMIT);
      return question.ask();
    } finally {
      session.deadline.clear();
      session.lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < count; i++) {
      @Nullable Slot slot = free.poll();
      if (slot != null) {
        slot.close();
      }
    }
  }

  private static final class Slot {
    private final Database database;
    private final Session writer;
    private @Nullable Session session;

    Slot(Database database, Session writer) {
      this.database = database;
      this.writer = writer;
    }

    <T extends @Nullable Object> T read(Query<T> query) throws StoreException {
      boolean fresh = session == null;
      try {
        return askConnected(query);
      } catch (DatabaseDownException down) {
        close();
        if (fresh) {
          throw down;
        }
        return askConnected(query);
      }
    }

    private <T extends @Nullable Object> T askConnected(Query<T> query) throws StoreException {
      Session connected = session == null ? database.reader(writer) : session;
      session = connected;
      return ask(connected, () -> query.run(connected));
    }

    void close() {
      if (session != null && session != writer) {
        session.close();
      }
      session = null;
    }
  }
}
