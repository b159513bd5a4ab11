package dev.fossawatch.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
  @TempDir Path temp;

  @Test
  void isCreatedWithItsParentsForItsOwnerAlone() throws IOException {
    Path path = temp.resolve("var/lib/watch");
    try (DataDirectory directory = DataDirectory.open(path)) {
      assertThat(directory.path()).contains(path.toRealPath());
      assertThat(mode(path)).isEqualTo("rwx------");
      assertThat(mode(path.resolve("fossawatch.lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void isRefusedToASecondOpenerInThisProcess() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("d"))) {
      assertRefused(temp.resolve("d"), "in use by another Fossawatch");
      assertRefused(temp.resolve("d"), "in use by another Fossawatch");
      assertThat(directory.path()).isPresent();
    }
    DataDirectory.open(temp.resolve("d")).close();
  }

  @Test
  void isRefusedToASecondProcessEvenAfterARefusalInTheFirst() throws Exception {
    Path path = temp.resolve("d");
    try (DataDirectory directory = DataDirectory.open(path)) {
      assertRefused(path, "in use");
      Process second = HoldsADirectory.start(path);
      assertThat(HoldsADirectory.firstLine(second)).contains("in use by another Fossawatch");
      second.waitFor();
      assertThat(directory.path()).isPresent();
    }
  }

  @Test
  void isFreeAgainOnceItsProcessWasKilled() throws Exception {
    Path path = temp.resolve("d");
    Process first = HoldsADirectory.start(path);
    assertThat(HoldsADirectory.firstLine(first)).isEqualTo("held true");
    assertRefused(path, "in use");
    first.destroyForcibly().waitFor();
    DataDirectory.open(path).close();
  }

  @Test
  void closesADirectoryOfOursThatOthersCouldEnter() throws IOException {
    Path path = temp.resolve("d");
    DataDirectory.open(path).close();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    DataDirectory.open(path).close();
    assertThat(mode(path)).isEqualTo("rwx------");
  }

  @Test
  void leavesAnOpenDirectoryWithFilesOfSomebodyElseAlone() throws IOException {
    Path path = Files.createDirectory(temp.resolve("home"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(path.resolve("letter.txt"), "dear");
    assertRefused(path, "name a directory of its own");
    assertThat(mode(path)).isEqualTo("rwxr-xr-x");
    assertThat(path).isDirectoryContaining("glob:**letter.txt");
  }

  @Test
  void refusesADirectoryOfAnotherUser() throws IOException {
    Path path = Files.createDirectory(temp.resolve("d"));
    boolean root = "root".equals(Files.getOwner(path).getName());
    assumeTrue(root, "only root can give a directory away");
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    assertRefused(path, "belongs to another user (nobody)");
  }

  @Test
  void refusesAFileInItsPlace() throws IOException {
    Files.writeString(temp.resolve("file"), "");
    assertRefused(temp.resolve("file"), "is no directory");
    assertRefused(temp.resolve("file/below"), "cannot be used");
  }

  @Test
  void followsALinkToADirectoryOfOurs() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    try (DataDirectory directory = DataDirectory.open(link)) {
      assertThat(directory.path()).contains(real.toRealPath());
      assertRefused(real, "in use");
    }
  }

  @Test
  void replacesAFileAsAWholeForItsOwnerAlone() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("d"))) {
      assertThat(directory.read("a.json")).isEmpty();
      directory.replace("a.json", "one".getBytes(UTF_8));
      directory.replace("a.json", "2".getBytes(UTF_8));
      assertThat(directory.read("a.json")).hasValue("2".getBytes(UTF_8));
      assertThat(mode(temp.resolve("d/a.json"))).isEqualTo("rw-------");
      directory.delete("a.json");
      directory.delete("a.json");
      assertThat(directory.read("a.json")).isEmpty();
      assertThat(temp.resolve("d")).isDirectoryNotContaining("glob:**.new");
    }
  }

  @Test
  void replacesAFileOnAThreadThatIsInterrupted() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("d"))) {
      Thread.currentThread().interrupt();
      directory.replace("a.json", new byte[] {1});
      assertThat(Thread.interrupted()).isTrue();
      assertThat(directory.read("a.json")).hasValue(new byte[] {1});
    }
  }

  @Test
  void writesOverNothingBehindALink() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside"), "untouched");
    try (DataDirectory directory = DataDirectory.open(temp.resolve("d"))) {
      Files.createSymbolicLink(temp.resolve("d/a.json"), outside);
      Files.createSymbolicLink(temp.resolve("d/.a.json.new"), outside);
      assertThatThrownBy(() -> directory.read("a.json")).hasMessageContaining("no regular file");
      directory.replace("a.json", "new".getBytes(UTF_8));
      assertThat(directory.read("a.json")).hasValue("new".getBytes(UTF_8));
    }
    assertThat(outside).hasContent("untouched");
  }

  @Test
  void setsAFileAsideUnderAnotherName() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("d"))) {
      directory.replace("a.json", new byte[] {1});
      directory.setAside("a.json");
      assertThat(directory.read("a.json")).isEmpty();
      assertThat(directory.read("a.json.imported")).hasValue(new byte[] {1});
    }
  }

  @Test
  void takesFromOthersWhatTheyCouldReadInAFile() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("d"))) {
      Path file = Files.writeString(temp.resolve("d/a"), "secret");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      assertThat(directory.read("a")).isPresent();
      assertThat(mode(file)).isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../up", "/etc/passwd", ".hidden", "a/b", "a\\b", "a\0b"})
  void refusesNamesThatLeadElsewhere(String name) {
    for (DataDirectory directory : new DataDirectory[] {DataDirectory.memory()}) {
      assertThatIllegalArgumentException().isThrownBy(() -> directory.read(name));
      assertThatIllegalArgumentException().isThrownBy(() -> directory.replace(name, new byte[0]));
    }
  }

  @Test
  void refusesToReadAFileThatIsTooLarge() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("d"))) {
      Files.write(temp.resolve("d/big"), new byte[DataDirectory.MAX_FILE_BYTES + 1]);
      assertThatThrownBy(() -> directory.read("big")).hasMessageContaining("more than is read");
    }
  }

  @Test
  void forgetsInMemoryAtTheEndAndTouchesNoDisk() throws IOException {
    try (DataDirectory directory = DataDirectory.memory()) {
      directory.replace("a", new byte[] {1});
      assertThat(directory.read("a")).hasValue(new byte[] {1});
      assertThat(directory.path()).isEmpty();
    }
    assertThat(DataDirectory.memory().read("a")).isEmpty();
  }

  @Test
  void holdsNoMoreThanAHundredFilesInMemory() throws IOException {
    try (DataDirectory directory = DataDirectory.memory()) {
      for (int i = 0; i < 100; i++) {
        directory.replace("f" + i, new byte[0]);
      }
      directory.replace("f1", new byte[1]);
      assertThatThrownBy(() -> directory.replace("one-more", new byte[0]))
          .isInstanceOf(IOException.class);
    }
  }

  private static void assertRefused(Path path, String why) {
    assertThatThrownBy(() -> DataDirectory.open(path).close())
        .isInstanceOf(UnusableDirectoryException.class)
        .hasMessageContaining(why);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
