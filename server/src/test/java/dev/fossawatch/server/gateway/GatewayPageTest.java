package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fossawatch.core.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/gateway.md} against the code. */
class GatewayPageTest {
  private static final Path PAGE = Path.of("../docs/gateway.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path directory;

  @Test
  void itNamesEveryReasonToRefuseThatIsNotOneOfFraming() throws IOException {
    for (Rejection rejection : Rejection.values()) {
      assertThat(Files.readString(PAGE)).contains("| `" + rejection.label() + "` |");
    }
  }

  @Test
  void itNamesEveryFailureOfAnUpstreamWithItsStatus() throws IOException {
    for (UpstreamFailure failure : UpstreamFailure.values()) {
      assertThat(Files.readString(PAGE))
          .contains("| `%s` | %d |".formatted(failure.label(), failure.refusal().status()));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyConfigurationItShowsCanBeUsed() throws IOException {
    List<String> shown =
        YAML.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();
    assertThat(shown).hasSizeGreaterThan(2);
    return shown.stream().map(yaml -> dynamicTest(yaml, () -> load(yaml)));
  }

  private void load(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("shown.yaml"), yaml);
    assertThat(ConfigLoader.from(Map.of()).file(file).load().warnings()).isEmpty();
  }
}
