package dev.fossawatch.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequiresTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aProgramIsFoundOnThePath() throws Exception {
    Path tool = Files.createFile(directory.resolve("tool"));
    assertThat(tool.toFile().setExecutable(true)).isTrue();

    Requires requires = new Requires(Map.of("PATH", "/nowhere" + File.pathSeparator + directory));

    assertThat(requires.program("tool")).isEqualTo(tool);
  }

  @Test
  void aMissingProgramSkipsTheTest() {
    Requires requires = new Requires(Map.of("PATH", directory.toString()));

    assertThatThrownBy(() -> requires.program("tool"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no program tool on PATH");
  }

  @Test
  void aMissingProgramFailsTheTestWhereItIsRequired() {
    Requires requires =
        new Requires(Map.of("PATH", directory.toString(), "FOSSAWATCH_REQUIRE", "promtool, tool"));

    assertThatThrownBy(() -> requires.program("tool")).isInstanceOf(AssertionFailedError.class);
  }
}
