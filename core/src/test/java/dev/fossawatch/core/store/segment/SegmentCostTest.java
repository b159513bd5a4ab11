package dev.fossawatch.core.store.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what reading and writing cost in time, which no test can hold. */
class SegmentCostTest {
  private static final int ROW_BYTES = 20_000;
  private static final int BLOCK_BYTES = 300_000;
  private static final int BLOCKS = 2_000;
  private static final int BLOCKS_A_FILE = 50;
  private static final int SPARSE_BYTES = 500_000;

  @TempDir Path directory;

  @Test
  void aRowIsAppendedAndForced() throws IOException {
    long[] nanos = new long[300];
    try (Journal journal = Journal.open(Disk.of(directory), "rows", row -> {})) {
      ByteBuffer row = ByteBuffer.allocate(ROW_BYTES);
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        journal.append(row);
        nanos[i] = System.nanoTime() - start;
      }
      assertThat(journal.bytes()).isGreaterThan((long) ROW_BYTES * nanos.length);
    }
    Arrays.sort(nanos);
    System.out.printf(
        "append of 20 KB with force: median %d µs, p90 %d µs%n",
        nanos[nanos.length / 2] / 1_000, nanos[nanos.length * 9 / 10] / 1_000);
  }

  @Test
  void blocksAreRead() throws Exception {
    try (SegmentFiles segments = open("10s")) {
      for (int i = 0; i < 20; i++) {
        segments.append(i, i, ByteBuffer.allocate(BLOCK_BYTES));
      }
      long bytes = 0;
      long start = 0;
      for (int round = 0; round < 60; round++) {
        if (round == 10) {
          start = System.nanoTime();
          bytes = 0;
        }
        for (Block block : segments.blocks()) {
          bytes += segments.read(block).orElseThrow().length;
        }
      }
      long nanos = System.nanoTime() - start;
      assertThat(bytes).isEqualTo(50L * 20 * BLOCK_BYTES);
      System.out.printf("blocks of 300 KB from the page cache: %d MB/s%n", bytes * 1_000 / nanos);
    }
  }

  @Test
  void manyBlocksAreListed() throws IOException {
    for (int number = 1; number <= BLOCKS / BLOCKS_A_FILE; number++) {
      writeSparsely(number);
    }
    long[] nanos = new long[9];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      try (SegmentFiles segments = open("10s")) {
        nanos[i] = System.nanoTime() - start;
        assertThat(segments.blocks()).hasSize(BLOCKS);
        assertThat(segments.bytes()).isGreaterThan(1_000_000_000L);
      }
    }
    System.out.printf(
        "opening %d blocks in 1 GB: first %d ms, last %d ms%n",
        BLOCKS, nanos[0] / 1_000_000, nanos[nanos.length - 1] / 1_000_000);
  }

  private SegmentFiles open(String prefix) throws IOException {
    return SegmentFiles.open(Disk.of(directory), prefix, 64 << 20, Duration.ofDays(1));
  }

  private void writeSparsely(int number) throws IOException {
    Path file = directory.resolve("10s-%08d.segment".formatted(number));
    ByteBuffer body = ByteBuffer.allocate(SPARSE_BYTES);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(FileHeader.encode(Kind.SEGMENT, number, FileHeader.VERSION));
      for (int i = 0; i < BLOCKS_A_FILE; i++) {
        long position = FileHeader.BYTES + (long) i * (RecordHeader.BYTES + SPARSE_BYTES);
        byte[] record = RecordHeader.record(number, position, i, i, body);
        out.seek(position);
        out.write(record, 0, RecordHeader.BYTES);
        out.setLength(position + record.length);
      }
    }
  }
}
