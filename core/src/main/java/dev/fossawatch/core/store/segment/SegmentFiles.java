package dev.fossawatch.core.store.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sealed blocks of one kind, each covering a span of time, in files that are deleted as a whole.
 *
 * <p>Thread-safe: one call at a time writes, the others wait for it and so for the disk; {@link
 * #blocks}, {@link #read} and {@link #bytes} wait for nobody. A directory and prefix belong to one
 * object at a time. Times are milliseconds since the epoch.
 */
public final class SegmentFiles implements Closeable {
  private static final Comparator<Block> BY_TIME =
      Comparator.comparingLong(Block::fromMillis)
          .thenComparingLong(Block::toMillis)
          .thenComparingLong(Block::file)
          .thenComparingLong(Block::position);

  private final NumberedFiles files;
  private final Disk disk;
  private final long maxFileBytes;
  private final long maxFileMillis;
  private final AtomicInteger brokenFiles = new AtomicInteger();
  private final AtomicLong brokenBlocks = new AtomicLong();
  private @Nullable GrowingFile current;
  private volatile Index index = new Index(List.of(), 0);

  /** Everything that is read without waiting; replaced as a whole. */
  private record Index(List<SegmentFile> files, long brokenBytes, List<Block> blocks, long bytes) {
    Index(List<SegmentFile> files, long brokenBytes) {
      this(
          List.copyOf(files),
          brokenBytes,
          files.stream().flatMap(file -> file.blocks().stream()).sorted(BY_TIME).toList(),
          brokenBytes + files.stream().mapToLong(SegmentFile::bytes).sum());
    }
  }

  private SegmentFiles(Disk disk, String prefix, long maxFileBytes, Duration maxFileSpan) {
    if (maxFileBytes < 1 || maxFileSpan.isNegative() || maxFileSpan.isZero()) {
      throw new IllegalArgumentException("a file of blocks spans some bytes and some time");
    }
    this.disk = disk;
    this.maxFileBytes = maxFileBytes;
    maxFileMillis = maxFileSpan.toMillis();
    files = new NumberedFiles(disk, prefix, Kind.SEGMENT);
  }

  /**
   * Lists the blocks that are there by reading their headers. What a crash left of the last block
   * is cut off. Any other file with a broken header is set aside as {@code prefix-number.broken};
   * the last three of these are kept.
   *
   * @param prefix of letters, digits, {@code _} and {@code -}; no other files of the directory may
   *     have it
   * @param maxFileBytes a file that has reached this size gets no further block
   * @param maxFileSpan a file gets no block that would have it span more time
   * @throws NewerFormatException if a newer Fossawatch wrote one of the files
   * @throws IOException if they cannot be read, or not be mended
   */
  public static SegmentFiles open(Disk disk, String prefix, long maxFileBytes, Duration maxFileSpan)
      throws IOException {
    SegmentFiles segments = new SegmentFiles(disk, prefix, maxFileBytes, maxFileSpan);
    segments.open();
    return segments;
  }

  private synchronized void open() throws IOException {
    List<Long> numbers = files.open();
    List<SegmentFile> found = new ArrayList<>();
    for (long number : numbers) {
      boolean newest = number == numbers.get(numbers.size() - 1);
      read(number, newest).ifPresent(found::add);
    }
    index = new Index(found, files.brokenBytes());
  }

  private Optional<SegmentFile> read(long number, boolean newest) throws IOException {
    try (DiskFile file = files.openForReading(number)) {
      RecordWalk walk = new RecordWalk(file, number);
      if (files.isOurs(file, number)) {
        List<Block> blocks = walk(walk, number, newest);
        if (walk.isComplete() || (newest && walk.isTorn())) {
          SegmentFile segment = new SegmentFile(number, walk.end(), blocks);
          if (newest) {
            current = files.openForAppending(number, walk.end());
          }
          return Optional.of(segment);
        }
      }
    }
    files.setAside(number);
    brokenFiles.incrementAndGet();
    return Optional.empty();
  }

  /** The bodies stay unread, save for the last one in the newest file: it may be half written. */
  private static List<Block> walk(RecordWalk walk, long number, boolean newest) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Optional<RecordHeader> last = Optional.empty();
    for (Optional<RecordHeader> next = walk.next(); next.isPresent(); next = walk.next()) {
      last = next;
      blocks.add(Block.of(number, next.get()));
    }
    if (newest && last.isPresent() && walk.isComplete() && walk.body(last.get()).isEmpty()) {
      blocks.remove(blocks.size() - 1);
    }
    return blocks;
  }

  /**
   * Stores a block. Once this returns, it survives a crash.
   *
   * @param fromMillis the earliest time in it
   * @param toMillis the latest time in it, not before the earliest
   * @param body what it consists of, at most 64 MiB together; the positions stay as they are
   * @throws IOException if it could not be stored, such as on a full disk. The blocks are what they
   *     were before, and the call can be repeated. Where even the remains could not be removed,
   *     each further call tries that first.
   */
  public synchronized Block append(long fromMillis, long toMillis, ByteBuffer... body)
      throws IOException {
    if (toMillis < fromMillis) {
      throw new IllegalArgumentException("a block ends before it begins");
    }
    files.clean();
    GrowingFile target = current;
    if (target != null) {
      target.cutOff();
    }
    if (target == null || isFull(target, fromMillis, toMillis)) {
      return begin(fromMillis, toMillis, body);
    }
    long position = target.size();
    byte[] record = RecordHeader.record(target.number(), position, fromMillis, toMillis, body);
    target.append(record);
    return added(target, position, record);
  }

  private Block begin(long from, long to, ByteBuffer... body) throws IOException {
    List<byte[]> written = new ArrayList<>();
    GrowingFile fresh =
        files.create(
            (file, number) -> {
              byte[] record = RecordHeader.record(number, FileHeader.BYTES, from, to, body);
              file.write(FileHeader.BYTES, record);
              written.add(record);
              return FileHeader.BYTES + (long) record.length;
            });
    closeCurrent();
    current = fresh;
    return added(fresh, FileHeader.BYTES, written.get(0));
  }

  private Block added(GrowingFile file, long position, byte[] record) {
    Block block =
        RecordHeader.decode(file.number(), position, record, 0)
            .map(header -> Block.of(file.number(), header))
            .orElseThrow();
    SegmentFile known = segment(file.number());
    List<SegmentFile> all = new ArrayList<>(index.files());
    all.remove(known);
    all.add(known.with(block, file.size()));
    index = new Index(all, index.brokenBytes());
    return block;
  }

  private boolean isFull(GrowingFile file, long from, long to) {
    SegmentFile known = segment(file.number());
    long span = Math.max(to, known.newest()) - Math.min(from, known.oldest());
    return file.size() >= maxFileBytes || span > maxFileMillis || span < 0;
  }

  private SegmentFile segment(long number) {
    return index.files().stream()
        .filter(file -> file.number() == number)
        .findFirst()
        .orElseGet(() -> new SegmentFile(number, 0, List.of()));
  }

  /** The blocks that are there, by the times they begin at; immutable. */
  public List<Block> blocks() {
    return index.blocks();
  }

  /**
   * The body of a block; empty where its file was deleted meanwhile.
   *
   * @throws BrokenBlockException if it is not what was written. From then on {@link #blocks} leaves
   *     it out; its file stays, for the sake of the others.
   * @throws IOException if the disk failed
   */
  public Optional<byte[]> read(Block block) throws IOException, BrokenBlockException {
    try (DiskFile file = disk.openForReading(files.file(block.file()))) {
      byte[] record = new byte[RecordHeader.BYTES + block.length()];
      int count = file.read(block.position(), record);
      Optional<RecordHeader> header =
          RecordHeader.decode(block.file(), block.position(), record, 0)
              .filter(found -> Block.of(block.file(), found).equals(block));
      if (count == record.length && header.isPresent() && header.get().isOf(record)) {
        return Optional.of(Arrays.copyOfRange(record, RecordHeader.BYTES, record.length));
      }
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
    leaveOut(block);
    throw new BrokenBlockException(files.file(block.file()), block);
  }

  private synchronized void leaveOut(Block block) {
    if (index.blocks().contains(block)) {
      brokenBlocks.incrementAndGet();
      index =
          new Index(
              index.files().stream().map(file -> file.without(block)).toList(),
              index.brokenBytes());
    }
  }

  /** Bytes on disk, files set aside included. */
  public long bytes() {
    return index.bytes();
  }

  /** How many files were set aside when these were opened. */
  public int brokenFiles() {
    return brokenFiles.get();
  }

  /** How many blocks were found broken by reading them. */
  public long brokenBlocks() {
    return brokenBlocks.get();
  }

  /**
   * Deletes the files that hold nothing from this time on. After a power loss they may be back.
   *
   * @return how many
   * @throws IOException if one cannot be deleted; it and those after it stay
   */
  public synchronized int deleteBefore(long millis) throws IOException {
    int count = 0;
    for (SegmentFile file : index.files()) {
      if (file.newest() < millis) {
        delete(file);
        count++;
      }
    }
    return count;
  }

  /**
   * Makes room: deletes the files set aside or, where there are none, the file that was begun
   * first, be it the only one. After a power loss they may be back.
   *
   * @return the blocks that were lost, none for files set aside
   * @throws IOException if it cannot be deleted; it stays
   */
  public synchronized List<Block> deleteOldest() throws IOException {
    if (index.brokenBytes() > 0) {
      files.deleteBroken();
      index = new Index(index.files(), 0);
      return List.of();
    }
    if (index.files().isEmpty()) {
      return List.of();
    }
    SegmentFile oldest = index.files().get(0);
    delete(oldest);
    return oldest.blocks();
  }

  private void delete(SegmentFile file) throws IOException {
    if (current != null && current.number() == file.number()) {
      current.cutOff();
      closeCurrent();
    }
    files.delete(file.number());
    List<SegmentFile> left = new ArrayList<>(index.files());
    left.remove(file);
    index = new Index(left, index.brokenBytes());
  }

  private void closeCurrent() {
    GrowingFile file = current;
    current = null;
    if (file != null) {
      file.close();
    }
  }

  /** Releases the files. Nothing may be appended afterwards. */
  @Override
  public synchronized void close() {
    closeCurrent();
  }
}
