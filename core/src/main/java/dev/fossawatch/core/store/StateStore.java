package dev.fossawatch.core.store;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Durable state: what must still be known after the process has died. Changes are made by one
 * thread, many transactions in one commit; nobody who writes waits unless they want to. Where the
 * database takes nothing for a while (a full disk, a server that is away), changes are kept in
 * memory in their order and made as soon as it does again. Thread-safe.
 */
public sealed interface StateStore extends AutoCloseable permits DatabaseStore, NoStore {
  /** How many transactions may wait for the writer; one more fails at once. */
  int MAX_QUEUED = 10_000;

  /** How long {@link #await} waits at most. */
  Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /**
   * Opens {@code state.db} in a data directory, or makes it. What is there is checked first; what
   * cannot be used is left exactly as it is.
   *
   * @param instance whose rows these are
   * @throws UnusableStoreException if the file is damaged, of a newer version or not ours, if it
   *     cannot be written, or if there is no native library of SQLite for this machine; the message
   *     says what to do
   */
  static StateStore sqlite(
      DataDirectory directory, String instance, TimeSource time, InternalErrors errors)
      throws UnusableStoreException {
    return DatabaseStore.open(
        SqliteFile.in(directory, instance, time), DatabaseStore.Pace.USUAL, time, errors);
  }

  /**
   * Opens the schema {@code fossawatch} of a PostgreSQL database, or makes it.
   *
   * @param instance whose rows these are; one process at a time may hold them
   * @throws UnusableStoreException if it cannot be reached or written, is of a newer version, or if
   *     another process holds the instance; the message says what to do
   */
  static StateStore postgresql(
      DatabaseAddress address, String instance, TimeSource time, InternalErrors errors)
      throws UnusableStoreException {
    return DatabaseStore.open(
        new Postgres(address, instance, time), DatabaseStore.Pace.USUAL, time, errors);
  }

  /**
   * A store that forgets everything at the end of the process, for want of a better one; one that
   * keeps nothing at all where SQLite cannot be loaded.
   *
   * @param why why there is no better one, for people; null where that is as wanted
   */
  static StateStore memory(
      String instance, @Nullable String why, TimeSource time, InternalErrors errors) {
    try {
      return DatabaseStore.open(
          new SqliteMemory(instance, why, time), DatabaseStore.Pace.USUAL, time, errors);
    } catch (UnusableStoreException noLibrary) {
      return none((why == null ? "" : why + " ") + noLibrary.getMessage());
    }
  }

  /**
   * A store that keeps nothing: what is written is forgotten, and there is nothing to read.
   *
   * @param why for people
   */
  static StateStore none(String why) {
    return new NoStore(why);
  }

  /**
   * Makes a change. Returns at once; the future completes when the change is on disk, or is kept in
   * memory because the disk takes nothing, which the result tells. It fails, and nothing has
   * changed, if the transaction failed (each fails alone, whatever shares its commit) or there is
   * no room to wait: {@link #MAX_QUEUED} are waiting, or too much is kept in memory already.
   *
   * <p>Changes are made in the order in which this was called. The future is completed on the
   * writer's thread, which must not be made to wait.
   *
   * @param transaction may be run again on the same state, so it must do nothing but use what it is
   *     given; runs on the writer's thread and must not wait for anything
   */
  <T extends @Nullable Object> CompletableFuture<Written<T>> write(Transaction<T> transaction);

  /**
   * Makes a change and waits for it, as {@link #await} does.
   *
   * @throws StoreException if the change was not made
   */
  default Durability writeAndWait(Transaction<?> transaction) throws StoreException {
    return await(write(transaction));
  }

  /**
   * Waits for a change, for a caller who must not answer before. Where the writer does not get to
   * it in {@link #LONGEST_WAIT}, it is still kept in memory, and made in its turn. An interruption
   * is put off until then.
   *
   * @return whether it is on disk
   * @throws StoreException if the change was not made
   */
  default <T extends @Nullable Object> Durability await(CompletableFuture<Written<T>> change)
      throws StoreException {
    return Waiting.on(change, LONGEST_WAIT);
  }

  /**
   * Asks a question, on the calling thread. Sees every change whose future has completed, those
   * kept in memory included, save where {@link StoreHealth#readsAll} says no.
   *
   * @throws StoreUnavailableException if the database is away, busy with others, or took longer
   *     than five seconds
   */
  <T extends @Nullable Object> T read(Query<T> query) throws StoreException;

  /** How it is. Never waits. */
  StoreHealth health();

  /**
   * Makes the changes that wait, for up to ten seconds, and lets go of the database. What is
   * written afterwards fails.
   */
  @Override
  void close();
}
