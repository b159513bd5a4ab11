package dev.fossawatch.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendLogTest {
  @TempDir Path temp;
  private DataDirectory directory = DataDirectory.memory();

  @BeforeEach
  void open() throws IOException {
    directory = DataDirectory.open(temp);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void keepsLinesOverAReopening() throws IOException {
    try (AppendLog log = directory.log("a", 1000, 1)) {
      log.append("one");
    }
    try (AppendLog log = directory.log("a", 1000, 1)) {
      log.append("two");
      assertThat(log.latest(10)).containsExactly("one", "two");
      assertThat(log.latest(1)).containsExactly("two");
    }
  }

  @Test
  void setsFullFilesAsideAndKeepsOnlySoMany() throws IOException {
    try (AppendLog log = directory.log("a", 8, 2)) {
      for (int i = 10; i < 20; i++) {
        log.append("no" + i);
      }
      assertThat(temp.resolve("a")).hasContent("no19\n");
      assertThat(temp.resolve("a.1")).hasContent("no18\n");
      assertThat(temp.resolve("a.2")).hasContent("no17\n");
      assertThat(temp.resolve("a.3")).doesNotExist();
      assertThat(log.latest(10)).containsExactly("no18", "no19");
    }
  }

  @Test
  void endsATornLineBeforeTheNext() throws IOException {
    Files.writeString(temp.resolve("a"), "whole\nto");
    try (AppendLog log = directory.log("a", 1000, 1)) {
      assertThat(log.latest(10)).containsExactly("whole");
      log.append("next");
      assertThat(log.latest(10)).containsExactly("whole", "to", "next");
    }
  }

  @Test
  void readsOnlyTheEndOfALongFile() throws IOException {
    Files.writeString(temp.resolve("a"), ("x".repeat(1000) + "\n").repeat(2000) + "last\n");
    try (AppendLog log = directory.log("a", 10_000_000, 1)) {
      assertThat(log.latest(5000)).hasSizeBetween(1000, 1100).last().isEqualTo("last");
      assertThat(log.latest(5000)).first().asString().hasSize(1000);
    }
  }

  @Test
  void survivesTheInterruptionOfTheThreadThatWrites() throws IOException {
    try (AppendLog log = directory.log("a", 1000, 1)) {
      Thread.currentThread().interrupt();
      log.append("one");
      assertThat(Thread.interrupted()).isTrue();
      log.append("two");
      assertThat(log.latest(10)).containsExactly("one", "two");
    }
  }

  @Test
  void refusesCapsThatKeepNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> directory.log("a", 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> directory.log("a", 1, 0));
  }
}
