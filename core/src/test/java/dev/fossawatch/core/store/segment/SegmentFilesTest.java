package dev.fossawatch.core.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFilesTest {
  private static final ByteBuffer BODY = ByteBuffer.wrap(new byte[1_000]).asReadOnlyBuffer();

  @TempDir Path directory;
  private SegmentFiles segments = opened(Path.of(""));

  private static SegmentFiles opened(Path directory) {
    try {
      return SegmentFiles.open(Disk.of(directory), "10s", 3_100, Duration.ofMillis(100));
    } catch (IOException unable) {
      throw new AssertionError(unable);
    }
  }

  @BeforeEach
  void open() {
    segments = opened(directory);
  }

  @AfterEach
  void close() {
    segments.close();
  }

  private void reopen() {
    segments.close();
    open();
  }

  private Path file(int number) {
    return directory.resolve("10s-0000000%d.segment".formatted(number));
  }

  private static void flip(Path file, long place) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) place] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void listsBlocksByTimeAndReadsThemOverAReopening() throws Exception {
    Block late = segments.append(50, 60, Payload.parts(1));
    Block early = segments.append(40, 45, Payload.parts(2));
    reopen();
    assertThat(segments.blocks()).containsExactly(early, late);
    assertThat(segments.read(late)).hasValue(Payload.of(1));
    assertThat(segments.read(early)).hasValue(Payload.of(2));
    assertThat(segments.bytes()).isEqualTo(Files.size(file(1)));
  }

  @Test
  void beginsANewFileWhereTheOldOneIsLongOrSpansTooMuch() throws IOException {
    for (int i = 0; i < 4; i++) {
      segments.append(i, i, BODY);
    }
    assertThat(segments.blocks()).extracting(Block::file).containsExactly(1L, 1L, 1L, 2L);
    reopen();
    assertThat(segments.append(103, 103, BODY).file()).isEqualTo(2);
    assertThat(segments.append(104, 104, BODY).file()).isEqualTo(3);
    assertThat(segments.append(0, 3, BODY).file()).isEqualTo(4);
  }

  @Test
  void deletesFilesThatEndedAndSaysThatTheirBlocksAreGone() throws Exception {
    Block old = segments.append(0, 10, BODY);
    Block spanning = segments.append(200, 210, BODY);
    Block fresh = segments.append(400, 410, BODY);
    assertThat(segments.deleteBefore(210)).isOne();
    assertThat(segments.blocks()).containsExactly(spanning, fresh);
    assertThat(segments.read(old)).isEmpty();
    assertThat(segments.deleteBefore(1_000)).isEqualTo(2);
    assertThat(segments.bytes()).isZero();
    assertThat(segments.append(500, 500, BODY).file()).isEqualTo(4);
  }

  @Test
  void dropsTheOldestFileAndThoseSetAsideBeforeIt() throws IOException {
    Block old = segments.append(0, 10, BODY);
    segments.append(200, 210, BODY);
    Block fresh = segments.append(400, 410, BODY);
    flip(file(2), FileHeader.BYTES);
    reopen();
    assertThat(segments.brokenFiles()).isOne();
    long bytes = segments.bytes();
    assertThat(segments.deleteOldest()).isEmpty();
    assertThat(segments.bytes()).isLessThan(bytes);
    assertThat(segments.deleteOldest()).containsExactly(old);
    assertThat(segments.deleteOldest()).containsExactly(fresh);
    assertThat(segments.bytes()).isZero();
    assertThat(segments.deleteOldest()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void setsAFileWithABrokenHeaderAsideAndLeavesTheOthersAlone() throws Exception {
    Block first = segments.append(0, 10, Payload.parts(1));
    segments.append(200, 210, BODY);
    Block third = segments.append(400, 410, Payload.parts(3));
    flip(file(2), 0);
    reopen();
    assertThat(directory.resolve("10s-00000002.broken")).exists();
    assertThat(segments.blocks()).containsExactly(first, third);
    assertThat(segments.read(first)).hasValue(Payload.of(1));
    assertThat(segments.read(third)).hasValue(Payload.of(3));
  }

  @Test
  void cutsOffTheLastBlockOfTheNewestFileWhereItIsNotWhole() throws Exception {
    Block first = segments.append(0, 10, Payload.parts(1));
    Block torn = segments.append(20, 30, Payload.parts(2));
    segments.close();
    flip(file(1), Files.size(file(1)) - 1);
    open();
    assertThat(segments.blocks()).containsExactly(first);
    assertThat(segments.append(20, 30, Payload.parts(2))).isEqualTo(torn);
    byte[] whole = Files.readAllBytes(file(1));
    segments.close();
    Files.write(file(1), Arrays.copyOf(whole, (int) torn.position() + 7));
    open();
    assertThat(segments.blocks()).containsExactly(first);
    assertThat(segments.brokenFiles()).isZero();
  }

  @Test
  void leavesABlockOutOnceItWasFoundBroken() throws Exception {
    Block broken = segments.append(0, 10, Payload.parts(1));
    Block whole = segments.append(20, 30, Payload.parts(2));
    flip(file(1), broken.position() + RecordHeader.BYTES);
    assertThatThrownBy(() -> segments.read(broken)).isInstanceOf(BrokenBlockException.class);
    assertThatThrownBy(() -> segments.read(broken)).isInstanceOf(BrokenBlockException.class);
    assertThat(segments.brokenBlocks()).isOne();
    assertThat(segments.blocks()).containsExactly(whole);
    assertThat(segments.read(whole)).hasValue(Payload.of(2));
  }

  @Test
  void refusesANewerFormatAndAltersNothing() throws IOException {
    segments.append(0, 10, BODY);
    segments.append(20, 30, BODY);
    flip(file(1), Files.size(file(1)) - 1);
    byte[] torn = Files.readAllBytes(file(1));
    byte[] newer = FileHeader.encode(Kind.SEGMENT, 0, FileHeader.VERSION + 1);
    Files.write(file(0), newer);
    assertThatThrownBy(
            () -> SegmentFiles.open(Disk.of(directory), "10s", 3_100, Duration.ofMillis(100)))
        .isInstanceOf(NewerFormatException.class)
        .hasMessageContaining("10s-00000000.segment");
    assertThat(file(1)).hasBinaryContent(torn);
    assertThat(file(0)).hasBinaryContent(newer);
  }

  @Test
  void survivesTheInterruptionOfThreadsThatReadAndWrite() throws Exception {
    Thread.currentThread().interrupt();
    Block block = segments.append(0, 10, Payload.parts(1));
    assertThat(segments.read(block)).hasValue(Payload.of(1));
    segments.append(20, 30, BODY);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(segments.read(block)).hasValue(Payload.of(1));
  }

  @Test
  void readsWhileAnotherThreadWritesAndDeletes() throws Exception {
    Thread writer = new Thread(this::churn);
    writer.start();
    long read = 0;
    long gone = 0;
    while (writer.isAlive() || read == 0) {
      for (Block block : segments.blocks()) {
        if (segments.read(block).map(ByteBuffer::wrap).map(Payload::id).isPresent()) {
          read++;
        } else {
          gone++;
        }
      }
    }
    writer.join();
    assertThat(read).isPositive();
    assertThat(gone).isNotNegative();
    assertThat(segments.blocks()).isNotEmpty();
    assertThat(segments.brokenBlocks()).isZero();
  }

  private void churn() {
    try {
      for (int id = 0; id < 300; id++) {
        segments.append(id * 10L, id * 10L + 9, Payload.parts(id));
        segments.deleteBefore(id * 10L - 300);
      }
    } catch (IOException unable) {
      throw new AssertionError(unable);
    }
  }

  @Test
  void refusesBlocksThatEndBeforeTheyBeginAndFilesThatHoldNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> segments.append(1, 0, BODY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentFiles.open(Disk.of(directory), "1s", 0, Duration.ofDays(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentFiles.open(Disk.of(directory), "1s", 1, Duration.ZERO));
  }
}
