package dev.fossawatch.promql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.testing.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prometheus's own scripts, where they are at hand. */
class CorpusTest {
  @Test
  void everyScriptOfPrometheusPasses() throws IOException {
    Path corpus = Needs.corpus("promql");
    try (Stream<Path> files = Files.list(corpus)) {
      List<Path> scripts =
          files.filter(file -> file.toString().endsWith(".test")).sorted().toList();
      assertThat(scripts).isNotEmpty().allSatisfy(CorpusTest::check);
    }
  }

  private static String name(Path script) {
    return String.valueOf(script.getFileName());
  }

  private static void check(Path script) {
    List<Outcome> outcomes = Script.run(read(script));
    System.out.println(name(script) + ": " + counts(outcomes));
    assertThat(of(outcomes, Outcome.Kind.PASSED)).isNotEmpty();
    assertThat(of(outcomes, Outcome.Kind.FAILED)).isEmpty();
  }

  private static String counts(List<Outcome> outcomes) {
    return of(outcomes, Outcome.Kind.PASSED).size()
        + " passed; left out for native histograms: "
        + lines(of(outcomes, Outcome.Kind.NATIVE_HISTOGRAM))
        + "; for experimental features: "
        + lines(of(outcomes, Outcome.Kind.EXPERIMENTAL));
  }

  private static String lines(List<Outcome> outcomes) {
    return outcomes.isEmpty()
        ? "0"
        : outcomes.size() + ", lines " + outcomes.stream().map(Outcome::line).toList();
  }

  private static List<Outcome> of(List<Outcome> outcomes, Outcome.Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.kind() == kind).toList();
  }

  private static String read(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
