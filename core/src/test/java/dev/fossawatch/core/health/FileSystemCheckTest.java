package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSystemCheckTest {
  private static final Thresholds ALMOST_ANY = new Thresholds(1, 1);

  @TempDir private Path directory = Path.of("");

  @Test
  void aDirectoryThatCanBeWrittenToIsHealthyAndLeftAsItWas() throws IOException {
    HealthResult result = new FileSystemCheck(directory, true, ALMOST_ANY).check();
    assertThat(result.state()).isEqualTo(HealthState.HEALTHY);
    assertThat(result.details())
        .containsEntry("directory", directory.toString())
        .containsKeys("file_system", "used_percent", "available_mb");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aMissingDirectoryIsUnhealthy() {
    HealthResult result =
        new FileSystemCheck(directory.resolve("missing"), true, ALMOST_ANY).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.message()).contains("missing");
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(new FileSystemCheck(file, true, ALMOST_ANY).check().state())
        .isEqualTo(HealthState.UNHEALTHY);
  }

  /** The process file system takes no files, from root neither. */
  @Test
  void aDirectoryThatCannotBeWrittenToIsUnhealthyUnlessItNeedNotBe() {
    Path readOnly = Path.of("/proc/self");
    assumeThat(readOnly).as("Linux alone has /proc").exists();
    HealthResult written = new FileSystemCheck(readOnly, true, ALMOST_ANY).check();
    HealthResult read = new FileSystemCheck(readOnly, false, ALMOST_ANY).check();
    assertThat(written.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(written.advice()).contains("mounted for writing");
    assertThat(read.state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void aFullFileSystemIsUnhealthy() {
    Thresholds none = new Thresholds(1e-9, 1e-9);
    assertThat(new FileSystemCheck(directory, false, none).check().state())
        .isEqualTo(HealthState.UNHEALTHY);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, HEALTHY, used 0.0 %",
    "0.899, HEALTHY, used 89.9 %",
    "0.9, DEGRADED, used 90.0 %",
    "0.979, DEGRADED, used 97.9 %",
    "0.98, UNHEALTHY, used 98.0 %",
    "1.0, UNHEALTHY, used 100.0 %",
    "1.7, UNHEALTHY, used 170.0 %",
  })
  void theShareThatIsUsedDecides(double share, HealthState state, String message) {
    HealthResult result = new Thresholds(0.9, 0.98).judge("used", share, "advice");
    assertThat(result.state()).isEqualTo(state);
    assertThat(result.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.9, 0.8", "0.5, 1.1", "NaN, 1", "0.5, NaN", "-1, 1"})
  void thresholdsOutOfOrderAreRefused(double degraded, double unhealthy) {
    assertThatThrownBy(() -> new Thresholds(degraded, unhealthy))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
