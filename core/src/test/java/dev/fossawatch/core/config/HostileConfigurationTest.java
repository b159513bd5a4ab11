package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever is fed to the loader, it answers with a configuration or with its problems. */
class HostileConfigurationTest {
  private static final int LARGE = 1 << 18;

  /** Large files, each of a kind that has brought a parser down. */
  static final List<String> LARGE_FILES =
      List.of(
          "[".repeat(LARGE),
          "{".repeat(LARGE),
          "{a: ".repeat(LARGE / 4),
          "- ".repeat(LARGE / 2),
          "? ".repeat(LARGE / 2),
          "\n".repeat(LARGE),
          "#".repeat(LARGE),
          "a".repeat(LARGE),
          "a".repeat(LARGE - 3) + ": 1",
          "\"" + "\\x41".repeat(LARGE / 4 - 1) + "\"",
          "'".repeat(LARGE),
          "&a ".repeat(LARGE / 3),
          "*a ".repeat(LARGE / 3),
          "! ".repeat(LARGE / 2),
          "%YAML 1.2\n".repeat(LARGE / 10),
          "---\n".repeat(LARGE / 4),
          "a: |\n" + " x\n".repeat(LARGE / 3 - 2),
          "application: " + "//a:".repeat(LARGE / 4 - 4),
          "http: {trusted_proxies: [" + "1,".repeat(LARGE / 2 - 14) + "]}",
          "health: {checks: [" + "{},".repeat(100) + "]}",
          "health: {checks: [" + "{},".repeat(LARGE / 3 - 8) + "]}");

  private static final List<String> ATOMS =
      List.of(
          "metrics",
          "retention_hours",
          "health",
          "checks",
          "name",
          "type",
          "http",
          "url",
          "alerts",
          "channels",
          "security",
          "mode",
          "access",
          "admin_token",
          ": ",
          ":",
          "\n",
          "\n  ",
          "\n    ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "&a ",
          "*a",
          "!!str ",
          "? ",
          "| ",
          "> ",
          "\"",
          "'",
          "#",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "%",
          "@",
          "`",
          "\t",
          "1",
          "-1",
          "0.5",
          "true",
          "~",
          "<<",
          "1h",
          "10.0.0.0/8",
          "\u0000",
          "\u0085",
          "\uD83D\uDE00",
          "\\x0",
          "é",
          "\r",
          "\uFEFF");

  @TempDir Path directory;

  @Test
  void randomBytesAreAnsweredWithProblems() throws IOException {
    Random random = new Random(17);
    for (int run = 0; run < 300; run++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertAnswered(ConfigLoader.from(Map.of()).file(file(bytes)));
    }
  }

  @Test
  void randomYamlIsAnsweredWithProblems() throws IOException {
    Random random = new Random(18);
    for (int run = 0; run < 300; run++) {
      byte[] bytes = randomText(random, 40).getBytes(StandardCharsets.UTF_8);
      assertAnswered(ConfigLoader.from(Map.of()).file(file(bytes)));
    }
  }

  @Test
  void randomlyDamagedConfigurationsAreAnsweredWithProblems() throws IOException {
    Random random = new Random(19);
    for (BadConfiguration bad : BadConfiguration.all()) {
      for (int run = 0; run < 3; run++) {
        StringBuilder source = new StringBuilder(bad.source());
        source.insert(random.nextInt(source.length() + 1), randomText(random, 3));
        assertAnswered(ConfigLoader.from(Map.of()).file(file(utf8(source))));
      }
    }
  }

  @Test
  void randomVariablesPropertiesAndOptionsAreAnsweredWithProblems() {
    Random random = new Random(20);
    List<String> names = new ArrayList<>();
    for (Key<?> key : new Schema().table.keys()) {
      names.add(key.variableName());
      key.variables().forEach(variable -> names.add(variable.name()));
    }
    for (int run = 0; run < 300; run++) {
      Map<String, String> environment = new HashMap<>();
      environment.put(names.get(random.nextInt(names.size())), randomText(random, 4));
      environment.put("FOSSAWATCH_" + randomText(random, 3), randomText(random, 3));
      environment.put("FOSSAWATCH_HEALTH_CHECKS_0_" + randomText(random, 1), randomText(random, 2));
      Map<String, String> properties =
          Map.of("fossawatch." + randomText(random, 6), randomText(random, 3));
      assertAnswered(
          ConfigLoader.from(environment)
              .properties(properties)
              .option("--set", randomText(random, 4), randomText(random, 3)));
    }
  }

  @Test
  void aNameWithoutEndIsAnsweredWithProblems() {
    ConfigLoader loader = ConfigLoader.from(Map.of());
    assertAnswered(loader.option("--set", "a.".repeat(50_000) + "a", "1"));
    assertAnswered(loader.option("--set", "a[0]".repeat(50_000), "1"));
    assertAnswered(loader.option("--set", "a" + "[0]".repeat(50_000), "1"));
    assertAnswered(loader.properties(Map.of("fossawatch." + "a".repeat(1_000_000), "1")));
  }

  @ParameterizedTest
  @FieldSource("LARGE_FILES")
  void aLargeFileIsAnsweredWithProblems(String text) throws IOException {
    assertAnswered(ConfigLoader.from(Map.of()).file(file(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static void assertAnswered(ConfigLoader loader) {
    try {
      assertThat(loader.load().settings()).isNotEmpty();
    } catch (ConfigException refusal) {
      assertThat(refusal.problems()).isNotEmpty();
      assertThat(refusal.getMessage()).hasSizeLessThan(100_000);
    }
  }

  private static String randomText(Random random, int atoms) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(atoms + 1); i >= 0; i--) {
      text.append(ATOMS.get(random.nextInt(ATOMS.size())));
    }
    return text.toString();
  }

  private static byte[] utf8(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("f.yaml"), content);
  }
}
