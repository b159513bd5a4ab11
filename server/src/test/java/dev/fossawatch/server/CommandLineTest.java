package dev.fossawatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.config.ConfigOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
  @TempDir Path directory;

  @Test
  void theEffectiveTreeIsYamlThatReadsBackAsTheSameTree() throws IOException {
    Path file = file();
    Answer answer = run(Map.of(), "config", "--config", file.toString(), "--port=0");
    assertThat(answer.code()).isZero();
    Path printed = Files.writeString(directory.resolve("printed.yaml"), answer.out());
    assertThat(ConfigLoader.from(Map.of()).file(printed).load().config())
        .isEqualTo(
            ConfigLoader.from(Map.of())
                .file(file)
                .option("--port", "server.port", "0")
                .load()
                .config());
  }

  @Test
  void eachValueIsFollowedByItsSource() throws IOException {
    Answer answer =
        run(
            Map.of("METRICS_RETENTION_HOURS", "48"),
            "config",
            "--config",
            file().toString(),
            "--port",
            "0");
    assertThat(answer.out().replace(directory + "/", ""))
        .isEqualTo(Files.readString(Path.of("src/test/resources/effective.yaml")));
  }

  @Test
  void jsonHoldsTheSame() {
    Answer answer = run(Map.of("METRICS_RETENTION_HOURS", "48"), "config", "--json");
    JsonNode root = new JsonMapper().readTree(answer.out());
    assertThat(root.path("settings").valueStream().map(JsonNode::toString))
        .contains(
            "{\"key\":\"profile\",\"value\":null,\"source\":\"default\"}",
            "{\"key\":\"metrics.retention_hours\",\"value\":48,\"source\":\"METRICS_RETENTION_HOURS\"}",
            "{\"key\":\"alerts.channels\",\"value\":[\"log\"],\"source\":\"default\"}");
    assertThat(root.path("notes").size()).isEqualTo(1);
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void remarksGoToTheErrorOutput() {
    Answer answer = run(Map.of("FOSSAWATCH_PORT", "1"), "config");
    assertThat(answer.err())
        .contains("warning: FOSSAWATCH_PORT: unknown variable, ignored")
        .contains("note: no profile is chosen, security.mode is guard (default)");
  }

  @Test
  void secretsAreMasked() {
    String token = "Sw0rdfish-Sw0rdfish";
    Map<String, String> environment = Map.of("FOSSAWATCH_ADMIN_TOKEN", token);
    for (String[] arguments : List.of(new String[] {"config"}, new String[] {"config", "--json"})) {
      Answer answer = run(environment, arguments);
      assertThat(answer.out() + answer.err()).contains("******").doesNotContain(token);
    }
  }

  @Test
  void aBadConfigurationEndsWithTwoAndEveryProblem() {
    Answer answer =
        run(Map.of("METRICS_SAMPLING_RATE", "2"), "config", "--port", "x", "--set", "y");
    assertThat(answer)
        .isEqualTo(
            new Answer(
                2,
                "",
                """
                The configuration has 3 problems:
                  METRICS_SAMPLING_RATE: metrics.sampling_rate: "2" is out of range; allowed: a number from 0 to 1
                  --port: server.port: "x" is not a whole number; allowed: a whole number from 0 to 65535
                  --set: y: unknown key
                """));
  }

  @Test
  void theOptionOfAListIsGivenAsOftenAsNeeded() {
    Answer answer =
        run(Map.of(), "config", "--upstream", "http://a,http://b", "--upstream=http://c");
    assertThat(answer.out()).contains("upstreams: [\"http://a\", \"http://b\", \"http://c\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "--api-on-traffic-port, true",
    "--api-on-traffic-port --port 1, true",
    "--api-on-traffic-port=no, false"
  })
  void aFlagMayStandAlone(String arguments, boolean value) {
    Answer answer = run(Map.of(), ("config " + arguments).split(" ", -1));
    assertThat(answer.out())
        .containsPattern("api_on_traffic_port: " + value + " +# --api-on-traffic-port");
  }

  @Test
  void aMisspeltCommandIsToldWithTheNearest() {
    assertThat(run(Map.of(), "confg"))
        .isEqualTo(
            new Answer(
                2,
                "",
                """
                fossawatch: Unmatched argument at index 0: 'confg'
                Did you mean: fossawatch config?
                Try 'fossawatch --help'.
                """));
  }

  @Test
  void aMisspeltOptionIsToldWithItsCommand() {
    Answer answer = run(Map.of(), "config", "--jsn");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .startsWith("fossawatch config: Unknown option: '--jsn'")
        .endsWith("Try 'fossawatch config --help'.\n");
  }

  @Test
  void noCommandIsBadUsage() {
    assertThat(run(Map.of()).code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "config --help",
        "demo --help",
        "serve --help",
        "token --help",
        "--version",
        "config -V",
        "token create --help",
        "token list --help",
        "token revoke --help",
        "password --help",
        "rules --help",
        "rules check --help",
        "rules test --help"
      })
  void helpAndVersionAreAnsweredEverywhere(String arguments) {
    Answer answer = run(Map.of(), arguments.split(" ", -1));
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("fossawatch");
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void everyOptionOfAKeyIsOfferedAndReachesIt() {
    for (ConfigOption option : ConfigLoader.options()) {
      Answer answer = run(Map.of(), "config", option.name(), " ");
      String item = option.form() == ConfigOption.Form.LIST ? "[0]" : "";
      assertThat(answer.err()).contains("  " + option.name() + ": " + option.key() + item + ": ");
    }
  }

  private Path file() throws IOException {
    return Files.copy(Path.of("src/test/resources/given.yaml"), directory.resolve("given.yaml"));
  }

  private static Answer run(Map<String, String> environment, String... arguments) {
    return Answer.of(CommandLines.of(environment), arguments);
  }
}
