package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir private Path bench;

  @Test
  void aVariantThatIsNotBuiltIsNamed() {
    assertThatThrownBy(() -> new Launcher(bench).launch(Variant.NAIVE))
        .isInstanceOf(FailedRun.class)
        .hasMessageContaining("naive is not built");
  }

  @Test
  void aVariantThatDoesNotStartShowsItsLog() throws Exception {
    layOut(Variant.BARE);

    try (Application application = new Launcher(bench).launch(Variant.BARE)) {
      assertThatThrownBy(application::awaitFirstAnswer)
          .isInstanceOf(FailedRun.class)
          .hasMessageContaining("bare did not start")
          .hasMessageContaining("ClassNotFoundException");
    }
  }

  private void layOut(Variant variant) throws IOException {
    Path target = Files.createDirectories(variant.directory(bench).resolve("target"));
    Files.writeString(target.resolve("class-path"), "\n");
  }
}
