package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.history.block.Numbers;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.segment.Disk;
import dev.fossawatch.core.store.segment.Journal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link SeriesStore} on disk: finished blocks in segment files, and what was added to the
 * growing ones since, every five seconds, in one record of a journal. After {@code kill -9} all but
 * the last seconds is there again, and every series that was under way has ended. Where the disk
 * refuses, everything stays in memory and is tried again. Thread-safe.
 */
public final class HistoryFiles implements AutoCloseable {
  private static final long FLUSH_SECONDS = 5;
  private static final int MAX_RECORDS = 1 << 16;

  private final SeriesStore store;
  private final InternalErrors errors;
  private final StoredBlocks blocks;
  private final Journal journal;
  private final StoredHeads found = new StoredHeads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fossawatch-history");
            thread.setDaemon(true);
            return thread;
          });
  private boolean checkpointDue = true;
  private volatile @Nullable String problem;
  private volatile long dropped;

  private HistoryFiles(SeriesStore store, Disk disk, InternalErrors errors, StoredBlocks blocks)
      throws IOException {
    this.store = store;
    this.errors = errors;
    this.blocks = blocks;
    journal = Journal.open(disk, "growing", this::replay);
  }

  /**
   * Makes what is on disk part of a store that has no samples yet, and begins to keep it there.
   *
   * @param maxBytes how much of the disk finished blocks may take; beyond it the oldest are deleted
   * @throws IOException if the files cannot be read or a newer Fossawatch wrote them; then nothing
   *     was changed
   */
  public static HistoryFiles open(
      SeriesStore store, Disk disk, long maxBytes, InternalErrors errors) throws IOException {
    StoredBlocks blocks = new StoredBlocks(disk, store.resolutions(), maxBytes, store.maxBytes());
    try {
      HistoryFiles files = new HistoryFiles(store, disk, errors, blocks);
      files.restore();
      return files;
    } catch (IOException | RuntimeException fault) {
      blocks.close();
      throw fault;
    }
  }

  private void replay(ByteBuffer record) {
    try (DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(record.array(), record.arrayOffset(), record.remaining()))) {
      for (int left = Numbers.read(in, MAX_RECORDS); left > 0; left--) {
        found.read(in);
      }
    } catch (IOException | RuntimeException broken) {
      errors.record("history.replay", broken);
    }
  }

  private void restore() throws IOException {
    for (StoredHeads.Restored restored : found.blocks(store.resolutions())) {
      if (!blocks.holds(restored.resolution(), restored.track(), restored.begin())) {
        blocks.write(restored.resolution(), restored.track(), restored.block());
      }
    }
    journal.checkpoint(List.of());
    store.attach(blocks);
  }

  /** Begins to write every few seconds. */
  public void start() {
    Future<?> unused =
        clock.scheduleWithFixedDelay(
            this::tryFlush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
  }

  private void tryFlush() {
    try {
      flush();
      problem = null;
    } catch (IOException | RuntimeException | Error fault) {
      problem = String.valueOf(fault.getMessage());
      errors.record("history.flush", fault);
    }
  }

  /**
   * Writes what is not on disk yet. Once this returns, all samples taken before survive a crash.
   *
   * @throws IOException if the disk refuses; nothing is lost by that, and the call can be repeated
   */
  public synchronized void flush() throws IOException {
    SeriesStore.Unstored unstored = store.unstored(checkpointDue);
    for (SeriesStore.Finished finished : unstored.blocks()) {
      KeptBlock kept = finished.block();
      Block held = kept.held();
      if (held != null) {
        checkpointDue = true;
        kept.stored(blocks.write(kept.resolution, finished.track(), held));
      }
    }
    List<HeadRecord> records = unstored.heads();
    if (checkpointDue) {
      journal.checkpoint(records.isEmpty() ? List.of() : List.of(encode(records)));
    } else if (!records.isEmpty()) {
      journal.append(encode(records));
    }
    checkpointDue = false;
    store.stored(unstored);
    if (store.newest().isPresent()) {
      dropped += blocks.retain(store.newest().getAsLong());
    }
  }

  private static ByteBuffer encode(List<HeadRecord> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Numbers.write(records.size(), out);
    for (HeadRecord record : records) {
      record.write(out);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** Why the last attempt to write failed; empty if it did not. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** How much of the disk the history takes, in bytes. */
  public long bytes() {
    return blocks.bytes() + journal.bytes();
  }

  /** How many blocks were deleted before their time because there was no room for them. */
  public long droppedBlocks() {
    return dropped;
  }

  /** How many blocks and files were found broken and left out. */
  public long broken() {
    return blocks.broken() + journal.brokenFiles();
  }

  /** Writes what is left and closes the files. */
  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    try {
      flush();
    } finally {
      journal.close();
      blocks.close();
    }
  }
}
