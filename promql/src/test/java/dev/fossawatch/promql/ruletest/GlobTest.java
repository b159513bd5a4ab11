package dev.fossawatch.promql.ruletest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @TempDir Path directory;

  @BeforeEach
  void layOut() throws IOException {
    for (String file : List.of("a.yml", "b.yml", "c+.txt", "x/a.yml", "y/a.yml", "y/z/a.yml")) {
      Path path = directory.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, "");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a.yml ~ a.yml",
        "none.yml ~ ''",
        "'' ~ ''",
        "*.yml ~ a.yml b.yml",
        "?.yml ~ a.yml b.yml",
        "[b-z].yml ~ b.yml",
        "[^a].yml ~ b.yml",
        "c+.* ~ c+.txt",
        "*/a.yml ~ x/a.yml y/a.yml",
        "y/../[xy]/*.yml ~ x/a.yml y/a.yml",
        "**/a.yml ~ x/a.yml y/a.yml",
        "\\a.ym\\l ~ a.yml",
        "a.yml/* ~ ''"
      })
  void filesAreFoundAsInGo(String pattern, String expected) throws IOException {
    List<String> found =
        Glob.find(directory, pattern).stream()
            .map(path -> directory.relativize(path).toString())
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Glob.find(directory, "[a.yml"))
        .isInstanceOf(IOException.class)
        .hasMessage("syntax error in pattern [a.yml");
  }
}
