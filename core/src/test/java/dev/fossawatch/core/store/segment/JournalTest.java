package dev.fossawatch.core.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path directory;

  private final List<Integer> replayed = new ArrayList<>();

  private Journal open() throws IOException {
    replayed.clear();
    return Journal.open(Disk.of(directory), "rows", row -> replayed.add(Payload.id(row)));
  }

  private void write(int... ids) throws IOException {
    try (Journal journal = open()) {
      for (int id : ids) {
        journal.append(Payload.parts(id));
      }
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  @Test
  void replaysInOrderWhatWasAppended() throws IOException {
    write(1, 2);
    write(3);
    try (Journal journal = open()) {
      assertThat(replayed).containsExactly(1, 2, 3);
      assertThat(journal.bytes()).isEqualTo(Files.size(file("rows-00000001.journal")));
    }
  }

  @Test
  void writesNothingBeforeTheFirstRecord() throws IOException {
    try (Journal journal = open()) {
      assertThat(journal.bytes()).isZero();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void keepsOnlyWhatACheckpointGives() throws IOException {
    write(1, 2);
    try (Journal journal = open()) {
      journal.checkpoint(List.of(ByteBuffer.wrap(Payload.of(2))));
      journal.append(Payload.parts(3));
      assertThat(directory).isDirectoryContaining("glob:**rows-00000002.journal");
      assertThat(directory).isDirectoryNotContaining("glob:**rows-00000001.journal");
    }
    open().close();
    assertThat(replayed).containsExactly(2, 3);
  }

  @Test
  void cutsOffARecordThatIsNotWhole() throws IOException {
    write(1, 2);
    Path file = file("rows-00000001.journal");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    write(3);
    open().close();
    assertThat(replayed).containsExactly(1, 3);
    assertThat(directory).isDirectoryNotContaining("glob:**.broken");
  }

  @Test
  void setsAFileAsideThatIsBrokenInTheMiddleAndKeepsWhatCameBefore() throws IOException {
    write(1);
    Path file = file("rows-00000001.journal");
    int second = (int) Files.size(file);
    write(2, 3);
    byte[] bytes = Files.readAllBytes(file);
    bytes[second + RecordHeader.BYTES] ^= 1;
    Files.write(file, bytes);
    try (Journal journal = open()) {
      assertThat(replayed).containsExactly(1);
      assertThat(journal.brokenFiles()).isOne();
      journal.append(Payload.parts(4));
    }
    assertThat(file("rows-00000001.broken")).hasBinaryContent(bytes);
    open().close();
    assertThat(replayed).containsExactly(1, 4);
  }

  @Test
  void keepsTheLastThreeFilesThatWereSetAside() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.writeString(file("rows-0000001%d.journal".formatted(i)), "rubbish");
      open().close();
    }
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(
            "rows-00000012.broken", "rows-00000013.broken", "rows-00000014.broken");
  }

  @Test
  void refusesANewerFormatAndAltersNothing() throws IOException {
    write(1);
    byte[] header = FileHeader.encode(Kind.JOURNAL, 2, FileHeader.VERSION + 1);
    Files.write(file("rows-00000002.journal"), header);
    Files.writeString(file("rows-00000003.new"), "");
    assertThatThrownBy(this::open)
        .isInstanceOf(NewerFormatException.class)
        .hasMessageContaining("rows-00000002.journal has format version 2");
    assertThat(directory.toFile().list()).hasSize(3);
    assertThat(file("rows-00000002.journal")).hasBinaryContent(header);
  }

  @Test
  void letsOnlyTheOwnerReadItsFiles() throws IOException {
    write(1);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file("rows-00000001.journal"))))
        .isEqualTo("rw-------");
  }

  @Test
  void survivesTheInterruptionOfTheThreadThatWrites() throws IOException {
    try (Journal journal = open()) {
      Thread.currentThread().interrupt();
      journal.append(Payload.parts(1));
      journal.checkpoint(List.of(ByteBuffer.wrap(Payload.of(2))));
      journal.append(Payload.parts(3));
      assertThat(Thread.interrupted()).isTrue();
    }
    open().close();
    assertThat(replayed).containsExactly(2, 3);
  }

  @Test
  void refusesNamesThatLeadElsewhereAndRecordsThatAreTooLong() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Journal.open(Disk.of(directory), "../rows", row -> {}));
    ByteBuffer half = ByteBuffer.allocate(RecordHeader.MAX_BODY_BYTES / 2 + 1);
    try (Journal journal = open()) {
      assertThatIllegalArgumentException().isThrownBy(() -> journal.append(half, half));
      journal.append(Payload.parts(1));
    }
  }
}
