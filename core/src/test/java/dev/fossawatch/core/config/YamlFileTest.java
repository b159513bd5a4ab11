package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  @TempDir Path directory;

  @Test
  void aFileThatIsMissingIsRefused() {
    assertThat(problem(directory.resolve("f.yaml"))).isEqualTo("f.yaml: does not exist");
  }

  @Test
  void aDirectoryIsRefused() throws IOException {
    assertThat(problem(Files.createDirectory(directory.resolve("f.yaml"))))
        .isEqualTo("f.yaml: is a directory, not a file");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileOfSomebodyElseIsRefused() throws IOException {
    Path file = file("application: shop".getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertThat(problem(file)).isEqualTo("f.yaml: may not be read by this user");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    assertThat(problem(file(new byte[(1 << 20) + 1]))).isEqualTo("f.yaml: is larger than 1MiB");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileWithoutEndIsRefused() {
    assertThat(problem(Path.of("/dev/zero"))).isEqualTo("/dev/zero: is larger than 1MiB");
  }

  @Test
  void aFileThatIsNotUtf8IsRefusedAtTheFirstWrongByte() throws IOException {
    byte[] latin = "a: 1\nname: Zürich\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problem(file(latin))).isEqualTo("f.yaml:2:8: is not UTF-8");
  }

  @Test
  void aFileInUtf16IsRefused() throws IOException {
    byte[] wide = "application: shop".getBytes(StandardCharsets.UTF_16);
    assertThat(problem(file(wide))).isEqualTo("f.yaml:1:1: is not UTF-8");
  }

  @Test
  void aFileThatEndsWithinACharacterIsRefused() throws IOException {
    assertThat(problem(file(new byte[] {'a', (byte) 0xC3}))).isEqualTo("f.yaml:1:2: is not UTF-8");
  }

  @Test
  void aControlCharacterIsRefused() throws IOException {
    byte[] control = "a: 1\napplication: \"\u0001\"\n".getBytes(StandardCharsets.UTF_8);
    assertThat(problem(file(control))).isEqualTo("f.yaml:2:15: holds a control character");
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("f.yaml"), content);
  }

  private String problem(Path file) {
    ConfigLoader loader = ConfigLoader.from(Map.of()).file(file);
    ConfigException refusal = catchThrowableOfType(ConfigException.class, loader::load);
    return refusal
        .getMessage()
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow()
        .strip()
        .replace(directory + "/", "");
  }
}
