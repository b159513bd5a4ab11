package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.CheckConfig;
import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration lets through is what the checks can be made of. */
class ConfiguredChecksTest {
  private static final String EVERY_OPTION =
      """
      health:
        checks:
          - {name: main, type: database, url: "jdbc:h2:mem:main", user: a, password: b, query: SELECT 1}
          - name: api
            type: http
            url: http://localhost/health
            expect_status: 200-299,304
            body_match: ok
            headers: ["Authorization: Bearer t"]
            certificate_days: 30
          - {name: disk, type: file_system, directory: /, writable: no, degraded_percent: 80, unhealthy_percent: 90}
          - {name: ram, type: memory, degraded_percent: 80, unhealthy_percent: 90}
      """;

  @Test
  void everyOptionOfEveryTypeIsUnderstood(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("f.yaml"), EVERY_OPTION);
    List<CheckConfig> configured =
        ConfigLoader.from(Map.of()).file(file).load().config().health().checks();
    Checks checks = new Checks(TimeSource.system(), () -> 0.5);
    assertThat(checks.all(configured, directory))
        .extracting(CheckSpec::name)
        .containsExactly("file_system", "memory", "main", "api", "disk", "ram");
  }
}
