package dev.fossawatch.promql.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner itself: it must be able to fail. */
class ScriptTest {
  private static final String LOAD = "load 1m\n  a{x=\"1\"} 1 2 3\n  a{x=\"2\"} 4 5 6\n\n";

  private static Outcome outcome(String evaluation) {
    return Script.run(LOAD + evaluation).get(0);
  }

  @Test
  void anEvaluationAsExpectedPasses() {
    Outcome outcome = outcome("eval instant at 1m a\n  a{x=\"1\"} 2\n  a{x=\"2\"} 5\n");
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.PASSED);
    assertThat(outcome.line()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval instant at 1m a\n  a{x=\"1\"} 2\n  a{x=\"2\"} 6\n",
        "eval instant at 1m a\n  a{x=\"1\"} 2\n",
        "eval instant at 1m a\n  a{x=\"1\"} 2\n  a{x=\"2\"} 5\n  a{x=\"3\"} 5\n",
        "eval instant at 1m a{x=\"1\"}\n  expect fail\n",
        "eval instant at 1m a{x=\"1\"}\n  expect warn\n  a{x=\"1\"} 2\n",
        "eval instant at 1m a{x=\"1\"}\n  expect info\n  a{x=\"1\"} 2\n",
        "eval instant at 1m rate(a[2m])\n  expect no_info\n  {x=\"1\"} 0.01\n",
        "eval instant at 1m sort(a)\n  expect ordered\n  a{x=\"2\"} 5\n  a{x=\"1\"} 2\n",
        "eval instant at 1m a +\n",
        "eval instant at 1m a + on() a\n  expect fail msg: something else\n",
        "eval instant at 1m 1 + 1\n  3\n",
        "eval instant at 1m 1 + 1\n",
        "eval instant at 1m \"a\"\n  expect string \"b\"\n",
        "eval range from 0 to 2m step 1m a{x=\"1\"}\n  a{x=\"1\"} 1 2 4\n",
        "eval range from 0 to 2m step 1m a{x=\"1\"}\n  a{x=\"1\"} 1 2\n",
        "eval range from 0 to 2m step 1m a{x=\"1\"}\n  a{x=\"1\"} 1 _ 3\n",
      })
  void anEvaluationNotAsExpectedFails(String evaluation) {
    assertThat(outcome(evaluation).kind()).isEqualTo(Outcome.Kind.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil instant at 1m a\n",
        "eval instant a\n",
        "eval instant at 1m a\n  expect nothing\n",
        "eval instant at 1m a\n  expect warn text: foo\n",
        "reload 1m\n",
        "clear all\n"
      })
  void whatIsNotKnownIsNotSkipped(String command) {
    assertThatThrownBy(() -> Script.run(LOAD + command))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown");
  }

  @Test
  void aQueryOfANativeHistogramIsCountedApart() {
    String load = "load 1m\n  h{x=\"1\"} {{schema:0 count:1}}\n  b 1\n\n";
    assertThat(Script.run(load + "eval instant at 0 h\n").get(0).kind())
        .isEqualTo(Outcome.Kind.NATIVE_HISTOGRAM);
    assertThat(Script.run(load + "eval instant at 0 b\n  b 1\n").get(0).kind())
        .isEqualTo(Outcome.Kind.PASSED);
  }
}
