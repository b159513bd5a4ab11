package dev.fossawatch.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few kills; {@code bench/run kill} is many. */
@Timeout(120)
class KillTest {
  @TempDir private Path temp = Path.of("");

  @Test
  void nothingThatWasPromisedIsLostWhereverTheProcessIsKilled() throws Exception {
    KillRuns runs = new KillRuns(temp, "honest", 7);
    assertThat(runs.run(6)).isEmpty();
    assertThat(runs.promised()).isPositive();
    assertThat(runs.found()).isPositive();
  }

  @Test
  void aPromiseThatIsMadeTooEarlyIsFoundOut() throws Exception {
    assertThat(new KillRuns(temp, "early", 7).run(2)).isNotEmpty();
  }
}
