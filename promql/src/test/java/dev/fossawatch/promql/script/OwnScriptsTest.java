package dev.fossawatch.promql.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts of this repository, in the language of Prometheus's. */
class OwnScriptsTest {
  @Test
  void everyScriptPasses() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(OwnScriptsTest.class.getResource("sets.test")).toURI());
    List<String> failures = new ArrayList<>();
    int passed = 0;
    try (Stream<Path> files = Files.list(Objects.requireNonNull(folder.getParent()))) {
      for (Path script : files.filter(file -> file.toString().endsWith(".test")).toList()) {
        for (Outcome outcome : Script.run(Files.readString(script))) {
          if (outcome.kind() == Outcome.Kind.PASSED) {
            passed++;
          } else {
            failures.add(script.getFileName() + ": " + outcome);
          }
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(passed).isGreaterThan(1000);
  }
}
