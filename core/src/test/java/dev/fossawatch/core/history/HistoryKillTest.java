package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.store.segment.Disk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes the history and is killed by the kernel at any moment. */
class HistoryKillTest {
  /** How often; {@code -Dhistory.kills=100} for a long run. */
  private static final int KILLS = Integer.getInteger("history.kills", 3);

  private static final int MOST_FLUSHES = 200;

  @TempDir Path directory;

  @Test
  void whatItSaidWasFlushedIsThere() throws Exception {
    Random random = new Random(1);
    int rows = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int flushed = writeUntilKilled(rows, 1 + random.nextInt(MOST_FLUSHES));
      assertThat(flushed).isGreaterThan(rows);
      rows = NumberedRows.requireAll(Disk.of(directory), flushed - 1, flushed, Integer.MAX_VALUE);
      int hour = Math.max(0, rows - 3_000);
      NumberedRows.requireAll(Disk.of(directory), hour, rows, rows);
    }
  }

  /** The last it said was flushed; more may be on disk. */
  private int writeUntilKilled(int from, int flushes) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                NumberedRows.class.getName(),
                directory.toString(),
                String.valueOf(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = from;
    try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      for (int i = 1; line != null; i++) {
        last = Integer.parseInt(line);
        if (i == flushes) {
          requireKilled(writer.toHandle());
        }
        line = said.readLine();
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    return last;
  }

  /** By its handle, since a process that is destroyed by itself takes what it said with it. */
  private static void requireKilled(ProcessHandle writer) {
    assertThat(writer.destroyForcibly()).isTrue();
  }
}
