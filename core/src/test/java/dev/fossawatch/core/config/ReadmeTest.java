package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README's example of a configuration against the schema. */
class ReadmeTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path directory = Path.of("");

  @Test
  void theExampleOfAConfigurationIsAccepted() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(example.find()).isTrue();
    Path file = Files.writeString(directory.resolve("fossawatch.yml"), example.group(1));

    FossawatchConfig config = ConfigLoader.from(Map.of()).file(file).load().config();

    assertThat(config.application()).isEqualTo("shop");
    assertThat(config.health().checks()).extracting(CheckConfig::type).containsExactly("http");
  }
}
