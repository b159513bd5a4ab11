package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandTest {

  @Test
  void whatAProgramPrintsIsHandedOver() throws Exception {
    assertThat(Command.output("sh", "-c", "echo out; echo err >&2")).isEqualTo("out\nerr\n");
  }

  @Test
  void aProgramThatFailsIsNamedWithWhatItPrinted() {
    assertThatThrownBy(() -> Command.output("sh", "-c", "echo why; exit 3"))
        .isInstanceOf(FailedRun.class)
        .hasMessageContaining("sh -c")
        .hasMessageContaining("why");
  }
}
