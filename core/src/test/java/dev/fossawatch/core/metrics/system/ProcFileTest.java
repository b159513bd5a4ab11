package dev.fossawatch.core.metrics.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
  private final Scratch scratch = new Scratch();

  @TempDir Path directory = Path.of("");

  @Test
  void eachReadingSeesTheFileAsItIsNow() throws IOException {
    Path path = Files.writeString(directory.resolve("stat"), "1\n");
    try (ProcFile file = new ProcFile(path, scratch)) {
      assertThat(file.read().firstNumber()).isEqualTo(1);
      Files.writeString(path, "22\n");
      assertThat(file.read().firstNumber()).isEqualTo(22);
    }
  }

  @Test
  void aLineThatTheLimitCutsThroughIsNotSeen() throws IOException {
    Path path = Files.writeString(directory.resolve("stat"), "1\n23456\n");
    try (ProcFile file = new ProcFile(path, scratch, 4)) {
      ProcText text = file.read();
      assertThat(text.nextLine()).isTrue();
      assertThat(text.number()).isEqualTo(1);
      assertThat(text.nextLine()).isFalse();
    }
  }

  @Test
  void ofAHugeFileNoMoreIsReadThanTheCapacity() throws IOException {
    Path path = Files.writeString(directory.resolve("huge"), "12345678\n".repeat(100_000));
    ProcText text = ProcFile.readOnce(path, scratch);
    int lines = 0;
    while (text.nextLine()) {
      assertThat(text.number()).isEqualTo(12_345_678);
      lines++;
    }
    assertThat(lines).isEqualTo(Scratch.CAPACITY / 9);
  }

  @Test
  void aDirectoryAndAMissingFileAreEmpty() {
    assertThat(ProcFile.readOnce(directory, scratch).nextLine()).isFalse();
    assertThat(ProcFile.readOnce(directory.resolve("none"), scratch).nextLine()).isFalse();
  }

  @Test
  void aFileThatAppearsLaterIsReadAfterAWhile() throws IOException {
    Path path = directory.resolve("late");
    try (ProcFile file = new ProcFile(path, scratch)) {
      assertThat(file.read().firstNumber()).isEqualTo(ProcText.ABSENT);
      Files.writeString(path, "5\n");
      for (int i = 0; i < 9; i++) {
        assertThat(file.read().firstNumber()).isEqualTo(ProcText.ABSENT);
      }
      assertThat(file.read().firstNumber()).isEqualTo(5);
    }
  }

  @Test
  void aClosedFileIsOpenedAgain() throws IOException {
    Path path = Files.writeString(directory.resolve("stat"), "1\n");
    ProcFile file = new ProcFile(path, scratch);
    assertThat(file.read().firstNumber()).isEqualTo(1);
    file.close();
    assertThat(file.read().firstNumber()).isEqualTo(1);
    file.close();
  }

  @Test
  void anInterruptedThreadGetsNothingOnce() throws IOException {
    Path path = Files.writeString(directory.resolve("stat"), "1\n");
    try (ProcFile file = new ProcFile(path, scratch)) {
      Thread.currentThread().interrupt();
      assertThat(file.read().firstNumber()).isEqualTo(ProcText.ABSENT);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(file.read().firstNumber()).isEqualTo(1);
    }
  }
}
